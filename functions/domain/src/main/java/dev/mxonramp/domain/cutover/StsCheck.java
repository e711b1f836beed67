package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.name.DomainName;

/** Asks which MTA-STS policy a domain publishes. */
public interface StsCheck {
    /** Looks at what senders would find now; takes 15 s at most and never throws for what strangers answer. */
    StsState check(DomainName domain);
}
