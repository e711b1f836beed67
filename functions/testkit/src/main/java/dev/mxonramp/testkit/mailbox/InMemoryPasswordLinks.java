package dev.mxonramp.testkit.mailbox;

import dev.mxonramp.domain.account.SecretHash;
import dev.mxonramp.domain.mailbox.PasswordLinks;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Links to choose a password by, in memory. */
public final class InMemoryPasswordLinks implements PasswordLinks {
    private final InstantSource clock;
    private final Map<SecretHash, Link> links = new HashMap<>();
    private final Map<SecretHash, SecretHash> choices = new HashMap<>();

    public InMemoryPasswordLinks(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Link put(SecretHash secret, Target target) {
        var link = new Link(target, clock.instant().plus(VALID));
        links.put(secret, link);
        return link;
    }

    @Override
    public synchronized Optional<Link> find(SecretHash secret) {
        return Optional.ofNullable(links.get(secret)).filter(link -> link.expiresAt().isAfter(clock.instant()));
    }

    @Override
    public synchronized boolean bind(SecretHash secret, SecretHash choice) {
        if (find(secret).isEmpty()) {
            return false;
        }
        SecretHash bound = choices.putIfAbsent(secret, choice);
        return bound == null || bound.equals(choice);
    }

    @Override
    public synchronized void release(SecretHash secret, SecretHash choice) {
        choices.remove(secret, choice);
    }

    @Override
    public synchronized void end(SecretHash secret) {
        links.remove(secret);
        choices.remove(secret);
    }
}
