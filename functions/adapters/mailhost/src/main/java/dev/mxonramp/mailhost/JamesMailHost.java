package dev.mxonramp.mailhost;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Apache James (3.8) through its WebAdmin API (https://james.apache.org/server/manage-webadmin.html).
 *
 * <p>James takes nearly everything: it creates what is asked for, deletes what is not there, and lets an alias hide a
 * mailbox. So this class looks before it writes. A catch-all is an address mapping of the source {@code *@domain}. James
 * asks that mapping for <em>every</em> address that has none of its own, mailboxes included; therefore each mailbox gets
 * a forward to itself, which is James's own way to say "deliver here" (docs/decisions/mail-host.md).
 */
public final class JamesMailHost implements MailHost {
    /** What James's paths, wildcards and mappings do not carry unharmed: {@code *} would be everybody. */
    private static final Pattern UNFIT = Pattern.compile("[*/%?#&=]");

    private static final String ALIASES = "aliases";
    private static final String FORWARDS = "forwards";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WebAdmin james;

    /**
     * @param base of WebAdmin, e.g. {@code http://james.internal:8000}
     * @param token the bearer token (JWT with the claim {@code admin}), asked for at each request, so that it may change
     */
    public JamesMailHost(URI base, Supplier<String> token) {
        this(base, token, CONNECT, PATIENCE);
    }

    JamesMailHost(URI base, Supplier<String> token, Duration connect, Duration patience) {
        james = new WebAdmin(base, token, connect, patience);
    }

    @Override
    public Outcome addDomain(DomainName domain) {
        return outcome(james.put("", "domains", domain.ascii()));
    }

    @Override
    public Outcome removeDomain(DomainName domain) {
        int count = mailboxes(domain).size();
        if (count > 0) {
            return new Outcome.Refused("It still has mailboxes (" + count + "); delete them first.");
        }
        dropCatchAll(domain, Set.of());
        return outcome(james.delete("domains", domain.ascii()));
    }

    @Override
    public boolean hasDomain(DomainName domain) {
        return james.get("domains", domain.ascii()).done();
    }

    @Override
    public Outcome createMailbox(MailAddress address, String password) {
        if (unfit(address)) {
            return refusal(address);
        }
        if (!hasDomain(address.domain())) {
            return new Outcome.Missing("the domain " + address.domain());
        }
        if (!exists(address)) {
            WebAdmin.Answer answer = james.put(WebAdminJson.object("password", password), "users", address.toString());
            if (!answer.done() && !exists(address)) {
                return outcome(answer);
            }
            if (answer.done()) {
                // Mail of somebody who had this address before must never show up in a new mailbox.
                james.delete("users", address.toString(), "mailboxes");
            }
        }
        return outcome(james.put("", "address", FORWARDS, twice(address), "targets", twice(address)));
    }

    @Override
    public Outcome deleteMailbox(MailAddress address) {
        if (unfit(address) || !exists(address)) {
            return new Outcome.Done();
        }
        dropAddresses(address);
        return delete(address);
    }

    private void dropAddresses(MailAddress mailbox) {
        if (catchAlls(mailbox.domain()).contains(mailbox.toString())) {
            dropCatchAll(mailbox.domain(), Set.of());
        }
        for (String alias : aliases(mailbox)) {
            james.delete("address", ALIASES, twice(mailbox), "sources", twice(MailAddress.of(alias)));
        }
        dropForward(mailbox, mailbox);
    }

    private Outcome delete(MailAddress address) {
        james.delete("users", address.toString(), "mailboxes");
        // Last: while the user exists, a deletion that broke off can be repeated whole.
        return outcome(james.delete("users", address.toString()));
    }

    @Override
    public Outcome moveMailbox(MailAddress from, MailAddress to) {
        if (unfit(from) || unfit(to)) {
            return refusal(unfit(from) ? from : to);
        }
        if (!exists(from)) {
            return new Outcome.Done();
        }
        // Whoever knows the password is out before anything moves.
        Outcome closed = setPassword(from, Passwords.unknown());
        Outcome known = closed instanceof Outcome.Done ? addDomain(to.domain()) : closed;
        Outcome created = known instanceof Outcome.Done ? createMailbox(to, Passwords.unknown()) : known;
        if (!(created instanceof Outcome.Done)) {
            return created;
        }
        dropAddresses(from);
        // One that a move left behind which broke off: the next rename would fail at it for ever.
        dropForward(from, to);
        // James renames each folder, or copies it into one of its name (a move that broke off).
        WebAdmin.Answer begun = james.post("users", from.toString(), "rename", to.toString(), "?action=rename");
        if (!begun.done()) {
            return outcome(begun);
        }
        String task = WebAdminJson.member(begun.body(), "taskId");
        WebAdmin.Answer ended = james.get("tasks", task, "await", "?timeout=4s");
        if (!ended.done() || !WebAdminJson.member(ended.body(), "status").equals("completed")) {
            throw new TransientFailure("The mail platform has not moved " + from + " yet.");
        }
        // James lets the old address forward to the new one: whoever has the address next would be refused.
        dropForward(from, to);
        return delete(from);
    }

    private void dropForward(MailAddress from, MailAddress to) {
        james.delete("address", FORWARDS, twice(from), "targets", twice(to));
    }

    @Override
    public Set<MailAddress> mailboxes(DomainName domain) {
        var mailboxes = new TreeSet<MailAddress>();
        for (Map<String, String> user : WebAdminJson.objects(james.get("users").body())) {
            String name = user.getOrDefault("username", "");
            if (name.endsWith("@" + domain)) {
                mailboxes.add(MailAddress.of(name));
            }
        }
        return mailboxes;
    }

    @Override
    public Outcome setPassword(MailAddress address, String password) {
        return exists(address)
                ? outcome(james.put(WebAdminJson.object("password", password), "users", address.toString(), "?force"))
                : missing(address);
    }

    @Override
    public Outcome setQuota(MailAddress address, long octets) {
        if (!exists(address)) {
            return missing(address);
        }
        return outcome(octets == 0
                ? james.delete("quota", "users", address.toString(), "size")
                : james.put(Long.toString(octets), "quota", "users", address.toString(), "size"));
    }

    @Override
    public Outcome addAlias(MailAddress alias, MailAddress mailbox) {
        if (unfit(alias)) {
            return refusal(alias);
        }
        if (!exists(mailbox)) {
            return missing(mailbox);
        }
        if (exists(alias)) {
            return new Outcome.Refused(alias + " is a mailbox.");
        }
        for (Map<String, String> mapping : mappings(alias.toString())) {
            String target = mapping.getOrDefault("mapping", "");
            if (!target.equals(mailbox.toString())) {
                return new Outcome.Refused(alias + " is an alias of another mailbox: " + target + ".");
            }
        }
        return outcome(james.put("", "address", ALIASES, twice(mailbox), "sources", twice(alias)));
    }

    @Override
    public Outcome removeAlias(MailAddress alias, MailAddress mailbox) {
        return unfit(alias)
                ? new Outcome.Done()
                : outcome(james.delete("address", ALIASES, twice(mailbox), "sources", twice(alias)));
    }

    @Override
    public Outcome setCatchAll(DomainName domain, MailAddress mailbox) {
        if (!hasDomain(domain)) {
            return new Outcome.Missing("the domain " + domain);
        }
        if (!exists(mailbox)) {
            return missing(mailbox);
        }
        // First the new, then away with the old: in between mail arrives twice, the other way round it would bounce.
        Outcome added = outcome(
                james.post("mappings", "address", everybody(domain), "targets", mailbox.toString()));
        if (added instanceof Outcome.Done) {
            dropCatchAll(domain, Set.of(mailbox.toString()));
        }
        return added;
    }

    @Override
    public Outcome removeCatchAll(DomainName domain) {
        dropCatchAll(domain, Set.of());
        return new Outcome.Done();
    }

    private void dropCatchAll(DomainName domain, Set<String> except) {
        for (String target : catchAlls(domain)) {
            if (!except.contains(target)) {
                james.delete("mappings", "address", everybody(domain), "targets", target);
            }
        }
    }

    private List<String> catchAlls(DomainName domain) {
        return mappings(everybody(domain)).stream().map(each -> each.getOrDefault("mapping", "")).toList();
    }

    private List<Map<String, String>> mappings(String source) {
        return WebAdminJson.objects(james.get("mappings", "user", source).body());
    }

    private List<String> aliases(MailAddress mailbox) {
        return WebAdminJson.objects(james.get("address", ALIASES, twice(mailbox)).body()).stream()
                .map(each -> each.getOrDefault("source", "")).filter(each -> !each.isEmpty()).toList();
    }

    private boolean exists(MailAddress address) {
        return !unfit(address) && james.head("users", address.toString()).done();
    }

    /** James decodes the addresses in these paths twice, and a plus would become a space. */
    private static String twice(MailAddress address) {
        return address.toString().replace("+", "%2B");
    }

    private static String everybody(DomainName domain) {
        return "*@" + domain;
    }

    private static boolean unfit(MailAddress address) {
        return UNFIT.matcher(address.local()).find();
    }

    private static Outcome refusal(MailAddress address) {
        return new Outcome.Refused("The part before @ in " + address + " must not hold * / % ? # & or =.");
    }

    private static Outcome missing(MailAddress address) {
        return new Outcome.Missing("the mailbox " + address);
    }

    private static Outcome outcome(WebAdmin.Answer answer) {
        return answer.done()
                ? new Outcome.Done()
                : new Outcome.Refused(
                        WebAdminJson.message(answer.body(), "The mail platform answered " + answer.status() + "."));
    }
}
