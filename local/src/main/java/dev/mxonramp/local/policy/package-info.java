/** The part of IAM that the template uses: identity policies with actions and resources. */
@NullMarked
package dev.mxonramp.local.policy;

import org.jspecify.annotations.NullMarked;
