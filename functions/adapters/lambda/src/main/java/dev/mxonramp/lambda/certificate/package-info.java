/** Certificates as signed documents: how they are written, and how anyone reads and checks them. */
@NullMarked
package dev.mxonramp.lambda.certificate;

import org.jspecify.annotations.NullMarked;
