/** One loopback port that stands in for AWS: the few calls we make, on the services' own protocols, policies enforced. */
@NullMarked
package dev.mxonramp.local.aws;

import org.jspecify.annotations.NullMarked;
