/** Programs of the machine that tests run: servers of other makes, each a process of its own on loopback. */
@org.jspecify.annotations.NullMarked
package dev.mxonramp.testkit.process;
