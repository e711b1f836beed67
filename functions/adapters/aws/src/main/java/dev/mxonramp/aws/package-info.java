/** AWS behind the ports, by the standard SDK settings: region, credentials and endpoints come from the environment. */
@NullMarked
package dev.mxonramp.aws;

import org.jspecify.annotations.NullMarked;
