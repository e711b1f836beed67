package dev.mxonramp.local.journey;

import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.name.MailAddress;
import java.time.Duration;

/** What an owner does from sign-up to the end; repeating it is harmless. */
record Walk(TurnedSystem system) {
    /** Goes the whole way with one source, waiting so long before every step of the owner. */
    void whole(ClaimKey key, Duration wait) {
        system.live(wait);
        system.publish(key);
        system.live(wait.plus(Duration.ofMinutes(5)));
        if (system.mailboxes.list(key.account(), key.domain()).isEmpty()) {
            system.mailbox(key, "anna");
        }
        if (system.sources.list(key.account(), key.domain()).isEmpty()) {
            system.copy.arrive(new MailAddress("anna", key.domain()), 400, 3, 1);
            system.source(key, "anna");
        }
        system.live(wait);
        if (system.phase(key) == Phase.AWAIT_MAILBOXES) {
            system.ready(key);
        }
        system.live(wait);
        system.switched(key);
        system.live(Duration.ofDays(2));
    }

    /** The same without a source. */
    void withoutSource(ClaimKey key, Duration wait) {
        system.live(wait);
        system.publish(key);
        system.live(wait.plus(Duration.ofDays(1)));
        system.mailbox(key, "anna");
        system.live(wait);
        system.ready(key);
        system.live(wait);
        system.switched(key);
        system.live(wait.plus(Duration.ofDays(1)));
    }
}
