package dev.mxonramp.dns;

import dev.mxonramp.domain.dns.Crowded;
import dev.mxonramp.domain.dns.Reply.Failure;
import dev.mxonramp.domain.dns.ZoneCut;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.PublicSuffixes;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/**
 * Fetches the keys of a chain of trust for the validator, each where it belongs: at the authorities of the zones on the
 * way to the name, and at the configured resolver only above the public suffix, so that no negative answer about an
 * owner's name gets into a cache. Serves one inquiry; the message to be judged is laid before it and not fetched.
 */
final class ChainResolver implements Resolver {
    private final Asker asker;
    private final DelegationWalk walk;
    private final PublicSuffixes suffixes;
    private final UpperChain upper;
    private final Map<String, Message> fetched = new ConcurrentHashMap<>();
    private volatile @Nullable Message laid;
    private volatile @Nullable String failure;
    private volatile @Nullable Crowded crowded;

    ChainResolver(Asker asker, DelegationWalk walk, PublicSuffixes suffixes, UpperChain upper) {
        this.asker = asker;
        this.walk = walk;
        this.suffixes = suffixes;
        this.upper = upper;
    }

    /** Lays the message to be judged before the validator; null for what is to be fetched. */
    void lay(@Nullable Message message) {
        laid = message;
        failure = null;
        crowded = null;
    }

    /** Why the chain could not be followed since the last {@link #lay}: the validator may not say so. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** That a routine look was to go away since the last {@link #lay}: the validator takes it for a failure. */
    Optional<Crowded> crowded() {
        return Optional.ofNullable(crowded);
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        var answer = new Staged<Message>(executor);
        executor.execute(() -> {
            try {
                answer.complete(answer(query.getQuestion()));
            } catch (Crowded e) {
                crowded = e;
                answer.completeExceptionally(e);
            } catch (IOException | RuntimeException e) {
                // Whatever it is: an answer that never comes would hold the check for all of its time.
                failure = "no answer for " + query.getQuestion().getName().toString(true) + " "
                        + Type.string(query.getQuestion().getType()) + ": " + e.getMessage();
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private Message answer(Record question) throws ExchangeException {
        Message given = laid;
        if (given != null && given.getQuestion().equals(question)) {
            return given;
        }
        Message known = fetched.get(question.toString());
        if (known == null) {
            known = fetch(question);
            fetched.put(question.toString(), known);
        }
        return known.clone();
    }

    private Message fetch(Record question) throws ExchangeException {
        Optional<DomainName> name = Names.domain(question.getName());
        boolean shared = question.getName().equals(Name.root)
                || name.filter(each -> suffixes.registrable(each).isEmpty()).isPresent();
        if (!shared) {
            return below(question, name);
        }
        Optional<Message> known = upper.get(question);
        if (known.isPresent()) {
            return known.get();
        }
        Message reply = asker.signedByResolver(question);
        upper.put(question, reply);
        return reply;
    }

    private Message below(Record question, Optional<DomainName> name) throws ExchangeException {
        ZoneCut cut = name.flatMap(each -> walk.nearest(each, question.getType() == Type.DS)).orElseThrow(
                () -> new ExchangeException(Failure.NO_ADDRESS, "the way to this zone is not known"));
        ExchangeException last = new ExchangeException(Failure.NO_ADDRESS, "no name server has an address");
        for (InetAddress address : addresses(cut)) {
            try {
                Message reply = asker.authority(address, question, true).reply();
                boolean answered = reply.getRcode() == Rcode.NOERROR || reply.getRcode() == Rcode.NXDOMAIN;
                if (answered && reply.getHeader().getFlag(Flags.AA)) {
                    return reply;
                }
                last = new ExchangeException(Failure.SERVER_FAILURE, cut.zone() + "'s server says "
                        + Rcode.string(reply.getRcode()));
            } catch (ExchangeException e) {
                last = e;
            }
        }
        throw last;
    }

    private static List<InetAddress> addresses(ZoneCut cut) {
        return cut.servers().stream().flatMap(server -> server.addresses().stream()).toList();
    }

    /** What the validator sets at every resolver is settled here: DO always, TCP where it is needed, the check's time. */
    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setPort(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTCP(boolean flag) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setTSIGKey(TSIG key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTimeout(Duration timeout) {
        throw new UnsupportedOperationException();
    }
}
