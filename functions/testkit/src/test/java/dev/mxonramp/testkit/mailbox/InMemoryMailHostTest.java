package dev.mxonramp.testkit.mailbox;

import dev.mxonramp.domain.mailbox.MailHost;
import dev.mxonramp.domain.name.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

class InMemoryMailHostTest extends MailHostContract {
    private final InMemoryMailHost host = new InMemoryMailHost();

    @Override
    protected MailHost host() {
        return host;
    }

    @Override
    protected boolean opens(MailAddress mailbox, String password) {
        return host.password(mailbox).equals(Optional.of(password));
    }

    @Override
    protected void deliver(MailAddress mailbox, String subject) {
        host.deliver(mailbox, subject);
    }

    @Override
    protected List<String> subjects(MailAddress mailbox) {
        return host.mail(mailbox);
    }

    @Override
    protected Set<MailAddress> arrivesIn(MailAddress recipient) {
        return host.arrivesIn(recipient).stream().collect(Collectors.toSet());
    }

    @Override
    protected void breakOffMove(MailAddress from, MailAddress to) {
        host.moveMailbox(from, to);
        host.createMailbox(from, "nobody's");
    }
}
