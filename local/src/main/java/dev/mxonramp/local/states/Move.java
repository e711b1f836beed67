package dev.mxonramp.local.states;

import org.jspecify.annotations.Nullable;

/**
 * Where an execution goes from a state.
 *
 * @param next   the state, null for the end
 * @param output what it takes along
 */
record Move(@Nullable String next, @Nullable Object output) {}
