/** What people and integrators are told: mails and events. */
@NullMarked
package dev.mxonramp.domain.notice;

import org.jspecify.annotations.NullMarked;
