/** What tests of the HTTP API share: requests, bad input, and the API's description to hold answers against. */
@NullMarked
package dev.mxonramp.testkit.api;

import org.jspecify.annotations.NullMarked;
