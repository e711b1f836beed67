package dev.mxonramp.testkit.mailbox;

import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** A mail platform in memory. It can be down for a while, fail on order, or refuse a domain. */
public final class InMemoryMailHost implements MailHost {
    private final Set<DomainName> domains = new HashSet<>();
    private final Set<DomainName> refused = new HashSet<>();
    private final Map<MailAddress, String> passwords = new HashMap<>();
    private final Map<MailAddress, Long> quotas = new HashMap<>();
    private final Map<MailAddress, MailAddress> aliases = new HashMap<>();
    private final Map<DomainName, MailAddress> catchAlls = new HashMap<>();
    private final Map<MailAddress, List<String>> mail = new HashMap<>();
    private final Faults faults;
    private boolean down;
    private int locked;

    public InMemoryMailHost(Faults faults) {
        this.faults = faults;
    }

    public InMemoryMailHost() {
        this(Faults.none());
    }

    /** From now on nothing answers, or everything does again. */
    public synchronized void down(boolean now) {
        down = now;
    }

    /** Adding this domain will be refused. */
    public synchronized void refuse(DomainName domain) {
        refused.add(domain);
    }

    /** The password of a mailbox, if it exists. */
    public synchronized Optional<String> password(MailAddress mailbox) {
        return Optional.ofNullable(passwords.get(mailbox));
    }

    /** Delivers a message; it is refused where {@link #arrivesIn} is empty. */
    public synchronized void deliver(MailAddress recipient, String message) {
        arrivesIn(recipient).ifPresent(box -> mail.computeIfAbsent(box, _ -> new ArrayList<>()).add(message));
    }

    /** The messages in a mailbox. */
    public synchronized List<String> mail(MailAddress mailbox) {
        return List.copyOf(mail.getOrDefault(mailbox, List.of()));
    }

    /** Its quota in octets; 0 without limit. */
    public synchronized long quota(MailAddress mailbox) {
        return quotas.getOrDefault(mailbox, 0L);
    }

    /** The mailbox in which mail to the recipient arrives; empty if it is refused. */
    public synchronized Optional<MailAddress> arrivesIn(MailAddress recipient) {
        if (!domains.contains(recipient.domain())) {
            return Optional.empty();
        }
        return passwords.containsKey(recipient)
                ? Optional.of(recipient)
                : Optional.ofNullable(aliases.get(recipient))
                        .or(() -> Optional.ofNullable(catchAlls.get(recipient.domain())));
    }

    @Override
    public Outcome addDomain(DomainName domain) {
        return call("addDomain", () -> {
            if (refused.contains(domain)) {
                return new Outcome.Refused("This domain is not taken here.");
            }
            domains.add(domain);
            return new Outcome.Done();
        });
    }

    @Override
    public Outcome removeDomain(DomainName domain) {
        return call("removeDomain", () -> {
            if (passwords.keySet().stream().anyMatch(each -> each.domain().equals(domain))) {
                return new Outcome.Refused("It still has mailboxes; delete them first.");
            }
            catchAlls.remove(domain);
            domains.remove(domain);
            return new Outcome.Done();
        });
    }

    @Override
    public boolean hasDomain(DomainName domain) {
        return call("hasDomain", () -> domains.contains(domain));
    }

    @Override
    public Outcome createMailbox(MailAddress address, String password) {
        return call("createMailbox", () -> {
            if (dangerous(address) || aliases.containsKey(address)) {
                return new Outcome.Refused(address + " cannot be a mailbox.");
            }
            if (!domains.contains(address.domain())) {
                return new Outcome.Missing("the domain " + address.domain());
            }
            passwords.putIfAbsent(address, password);
            return new Outcome.Done();
        });
    }

    @Override
    public Outcome deleteMailbox(MailAddress address) {
        return call("deleteMailbox", () -> {
            passwords.remove(address);
            mail.remove(address);
            quotas.remove(address);
            aliases.values().removeIf(address::equals);
            catchAlls.values().removeIf(address::equals);
            return new Outcome.Done();
        });
    }

    @Override
    public Outcome moveMailbox(MailAddress from, MailAddress to) {
        return call("moveMailbox", () -> {
            if (passwords.containsKey(from)) {
                domains.add(to.domain());
                passwords.remove(from);
                passwords.put(to, "nobody's " + ++locked);
                mail.computeIfAbsent(to, _ -> new ArrayList<>()).addAll(mail(from));
                mail.remove(from);
                Long quota = quotas.remove(from);
                if (quota != null) {
                    quotas.put(to, quota);
                }
                aliases.values().removeIf(from::equals);
                catchAlls.values().removeIf(from::equals);
            }
            return new Outcome.Done();
        });
    }

    @Override
    public Set<MailAddress> mailboxes(DomainName domain) {
        return call("mailboxes", () -> {
            var found = new TreeSet<>(passwords.keySet());
            found.removeIf(each -> !each.domain().equals(domain));
            return found;
        });
    }

    @Override
    public Outcome setPassword(MailAddress address, String password) {
        return call("setPassword", () -> existing(address, () -> passwords.put(address, password)));
    }

    @Override
    public Outcome setQuota(MailAddress address, long octets) {
        return call("setQuota", () -> existing(address, () -> quotas.put(address, octets)));
    }

    @Override
    public Outcome addAlias(MailAddress alias, MailAddress mailbox) {
        return call("addAlias", () -> {
            MailAddress known = aliases.get(alias);
            if (dangerous(alias) || passwords.containsKey(alias) || (known != null && !known.equals(mailbox))) {
                return new Outcome.Refused(alias + " cannot be an alias.");
            }
            return existing(mailbox, () -> aliases.put(alias, mailbox));
        });
    }

    @Override
    public Outcome removeAlias(MailAddress alias, MailAddress mailbox) {
        return call("removeAlias", () -> {
            aliases.remove(alias, mailbox);
            return new Outcome.Done();
        });
    }

    @Override
    public Outcome setCatchAll(DomainName domain, MailAddress mailbox) {
        return call("setCatchAll", () -> existing(mailbox, () -> catchAlls.put(domain, mailbox)));
    }

    @Override
    public Outcome removeCatchAll(DomainName domain) {
        return call("removeCatchAll", () -> {
            catchAlls.remove(domain);
            return new Outcome.Done();
        });
    }

    private Outcome existing(MailAddress mailbox, Runnable change) {
        if (!passwords.containsKey(mailbox)) {
            return new Outcome.Missing("the mailbox " + mailbox);
        }
        change.run();
        return new Outcome.Done();
    }

    private static boolean dangerous(MailAddress address) {
        return address.local().chars().anyMatch(each -> "*/%?#&=".indexOf(each) >= 0);
    }

    private synchronized <T> T call(String method, Supplier<T> work) {
        if (down) {
            throw new TransientFailure("The mail platform does not answer at the moment.");
        }
        return faults.call("MailHost." + method, work);
    }
}
