package dev.mxonramp.domain.cutover;

import dev.mxonramp.domain.cutover.StsPolicyFetch.Fetched;
import dev.mxonramp.domain.dns.Delegation;
import dev.mxonramp.domain.dns.DnsLookup;
import dev.mxonramp.domain.dns.DnsLookup.Inquiry;
import dev.mxonramp.domain.dns.DnsRecord;
import dev.mxonramp.domain.dns.DnsRecord.Data.Text;
import dev.mxonramp.domain.dns.Question;
import dev.mxonramp.domain.dns.Reply;
import dev.mxonramp.domain.name.DomainName;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a policy as RFC 8461 3 says: the TXT record {@code _mta-sts} announces it, a file at {@code mta-sts} holds it.
 * The record is asked of the zone's own servers, so that no negative answer enters a cache; only where it stands is
 * anything asked of the resolver.
 */
public final class AuthorityStsCheck implements StsCheck {
    private static final String LABEL = "_mta-sts";
    private static final String HOST = "mta-sts";
    /** Other records are discarded (RFC 8461 3.1). */
    private static final String BEGINNING = "v=STSv1;";
    private static final Pattern ID = Pattern.compile("id=[A-Za-z0-9]{1,32}");

    private final DnsLookup lookup;
    private final StsPolicyFetch fetch;

    public AuthorityStsCheck(DnsLookup lookup, StsPolicyFetch fetch) {
        this.lookup = lookup;
        this.fetch = fetch;
    }

    @Override
    public StsState check(DomainName domain) {
        if (!domain.takes(LABEL)) {
            return new StsState.Absent();
        }
        Inquiry inquiry = lookup.begin();
        return switch (announcement(inquiry, domain.prefixed(LABEL))) {
            case Reply.Present present -> announced(inquiry, domain, present);
            case Reply.Absent _,Reply.Alias _ -> new StsState.Absent();
            case Reply.Referred _ -> new StsState.Unreadable("the servers of its TXT record do not answer");
            case Reply.Failed _ -> new StsState.Unreadable("its TXT record could not be asked for");
        };
    }

    private static Reply announcement(Inquiry inquiry, DomainName name) {
        return switch (inquiry.delegation(name)) {
            case Delegation.Found(var cut) -> {
                Reply reply = inquiry.askAny(cut, List.of(Question.txt(name))).getFirst();
                // Hosts of many policies have their customers set an alias.
                yield reply instanceof Reply.Alias ? inquiry.askResolver(Question.txt(name)) : reply;
            }
            case Delegation.Unregistered _ -> new Reply.Absent(true, null);
            case Delegation.Unknown(Reply.Failure failure, String detail) -> new Reply.Failed(failure, detail);
        };
    }

    private StsState announced(Inquiry inquiry, DomainName domain, Reply.Present present) {
        List<String> records = present.records().stream().map(DnsRecord::data).filter(Text.class::isInstance)
                .map(data -> ((Text) data).value()).filter(value -> value.startsWith(BEGINNING)).toList();
        if (records.isEmpty()) {
            return new StsState.Absent();
        }
        if (records.size() > 1) {
            return new StsState.Unreadable("its TXT record is there more than once");
        }
        return identified(records.getFirst())
                ? file(inquiry, domain.prefixed(HOST))
                : new StsState.Unreadable("its TXT record has no id");
    }

    private static boolean identified(String record) {
        return Stream.of(record.split(";", -1)).anyMatch(field -> ID.matcher(field.strip()).matches());
    }

    private StsState file(Inquiry inquiry, DomainName host) {
        if (!(inquiry.askResolver(new Question(host, Question.Type.A)) instanceof Reply.Present present)) {
            return new StsState.Unreadable(host + " has no IPv4 address");
        }
        List<InetAddress> addresses = present.records().stream().map(DnsRecord::presented).map(InetAddress::ofLiteral)
                .toList();
        return switch (fetch.fetch(host, addresses)) {
            case Fetched.Text(String text) -> StsPolicyText.read(text);
            case Fetched.Failed(String why) -> new StsState.Unreadable(why);
        };
    }
}
