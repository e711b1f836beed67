package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneSecurity;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * One inquiry's chains of trust, followed by dnsjava's validator over our own transport. A validator for each inquiry:
 * what it remembers of an owner's keys is never older than the check.
 */
final class Validation {
    /**
     * An answer and what its signatures make of it.
     *
     * @param reply a failure where the signatures do not hold or could not be checked
     * @param authenticated whether all of it is signed, and the signatures hold (what AD says, RFC 4035 3.2.3)
     */
    record Judged(Reply reply, boolean authenticated) {}

    private final TrustAnchors anchors;
    private final ChainResolver chain;
    private final PublicSuffixes suffixes;
    private final UpperChain upper;
    private final Asker asker;
    private final InstantSource clock;
    private @Nullable ValidatingResolver validator;
    private final Map<DomainName, ZoneSecurity> zones = new HashMap<>();
    /** The message to be judged lies before the validator one at a time. */
    private final ReentrantLock lock = new ReentrantLock();

    Validation(TrustAnchors anchors, ChainResolver chain, PublicSuffixes suffixes, UpperChain upper, Asker asker,
            InstantSource clock) {
        this.anchors = anchors;
        this.chain = chain;
        this.suffixes = suffixes;
        this.upper = upper;
        this.asker = asker;
        this.clock = clock;
    }

    /** What the chain of trust says of the zone: whether the zone above has a DS record for it. */
    ZoneSecurity of(DomainName zone) {
        if (!anchors.cover(zone)) {
            return new ZoneSecurity.Unchecked();
        }
        lock.lock();
        try {
            return zones.computeIfAbsent(zone, this::look);
        } finally {
            lock.unlock();
        }
    }

    private ZoneSecurity look(DomainName zone) {
        chain.lay(null);
        try {
            Message verdict = validated(query(Names.dns(zone), Type.DS));
            Optional<String> bogus = BogusReason.of(verdict);
            if (bogus.isPresent()) {
                return new ZoneSecurity.Doubtful(blamed(zone, bogus.get()));
            }
            boolean delegated = verdict.getHeader().getFlag(Flags.AD) && verdict.getSection(Section.ANSWER).stream()
                    .anyMatch(record -> record.getType() == Type.DS);
            return delegated ? new ZoneSecurity.Secured() : new ZoneSecurity.Insecure();
        } catch (ExchangeException e) {
            return new ZoneSecurity.Doubtful(e.reply());
        }
    }

    /** A chain that does not even hold down to the owner's own domain is not the owner's fault, and may be ours. */
    private Reply.Failed blamed(DomainName zone, String reason) throws ExchangeException {
        DomainName registrable = suffixes.registrable(zone).orElse(zone);
        boolean above = registrable.equals(zone)
                || BogusReason.of(validated(query(Names.dns(registrable), Type.DS))).isPresent();
        if (!above) {
            return new Reply.Failed(Failure.BOGUS, reason);
        }
        upper.clear();
        return new Reply.Failed(Failure.UNVALIDATED, "the signatures above " + registrable
                + " do not hold as we see them: " + reason);
    }

    /**
     * Judges an answer of a zone that is {@link ZoneSecurity.Secured}, record set by record set: whether all of them are
     * proven insecure or secure. What is not an answer stays as it is.
     */
    Judged judge(Asker.Heard heard, DomainName zone) {
        Reply reply = Replies.authoritative(heard.query(), heard.reply(), zone);
        if (!reply.answered()) {
            return new Judged(reply, false);
        }
        lock.lock();
        try {
            boolean secure = true;
            for (Message part : SignedParts.of(heard.query(), heard.reply())) {
                chain.lay(part);
                Message verdict = validated(query(part.getQuestion().getName(), part.getQuestion().getType()));
                Optional<String> bogus = BogusReason.of(verdict, part, clock.instant());
                if (bogus.isPresent()) {
                    return new Judged(new Reply.Failed(Failure.BOGUS, bogus.get()), false);
                }
                secure &= verdict.getHeader().getFlag(Flags.AD);
            }
            return new Judged(reply, secure);
        } catch (ExchangeException e) {
            return new Judged(e.reply(), false);
        } finally {
            lock.unlock();
        }
    }

    private static Message query(Name name, int type) {
        return Message.newQuery(Record.newRecord(name, type, DClass.IN));
    }

    /**
     * @throws ExchangeException if the chain of trust could not be followed
     * @throws Crowded if a routine look is to come later
     */
    private Message validated(Message query) throws ExchangeException {
        try {
            Message verdict = awaited(validator().sendAsync(query, asker.threads()).toCompletableFuture());
            goAwayIfCrowded();
            Optional<String> failure = chain.failure();
            if (failure.isPresent()) {
                throw new ExchangeException(Failure.UNVALIDATED, failure.get());
            }
            return verdict;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeException(Failure.OURS, "the check was interrupted");
        } catch (TimeoutException e) {
            asker.goOn("the chain of trust");
            throw new ExchangeException(Failure.UNVALIDATED, "no time was left to follow the chain of trust");
        } catch (ExecutionException e) {
            goAwayIfCrowded();
            // The validator throws whatever it likes at keys and signatures that a stranger made up.
            throw new ExchangeException(Failure.UNVALIDATED, chain.failure()
                    .orElseGet(() -> "the signatures cannot be read: " + e.getCause()));
        }
    }

    private void goAwayIfCrowded() {
        Optional<Crowded> crowded = chain.crowded();
        if (crowded.isPresent()) {
            throw crowded.get();
        }
    }

    /** The check's time stands still while a query waits for its turn, so that it may not be over when it seemed to be. */
    private Message awaited(Future<Message> verdict)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                return verdict.get(Math.max(1, asker.left().toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (!asker.left().isPositive()) {
                    throw e;
                }
            }
        }
    }

    private ValidatingResolver validator() {
        ValidatingResolver known = validator;
        if (known == null) {
            known = new ValidatingResolver(chain, clock.withZone(ZoneOffset.UTC));
            anchors.loadInto(known);
            validator = known;
        }
        return known;
    }
}
