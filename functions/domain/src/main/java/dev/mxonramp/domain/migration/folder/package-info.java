/** Folders of both servers: their names, their purposes, and what maps to what. */
@NullMarked
package dev.mxonramp.domain.migration.folder;

import org.jspecify.annotations.NullMarked;
