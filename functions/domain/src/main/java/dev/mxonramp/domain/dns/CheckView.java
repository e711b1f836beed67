package dev.mxonramp.domain.dns;

import java.time.Instant;

/** All that a check saw: the same view gets the same diagnosis whenever it is looked at again. */
public sealed interface CheckView permits TxtView, MxView {
    /** When it was seen. */
    Instant at();

    /** The stable code of the diagnosis that it gets. */
    String diagnosis();
}
