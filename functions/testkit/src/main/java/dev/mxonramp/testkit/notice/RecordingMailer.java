package dev.mxonramp.testkit.notice;

import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.domain.notice.Mailer;
import dev.mxonramp.testkit.fault.Faults;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mailer that records what it took, and refuses whom it was told to. */
public final class RecordingMailer implements Mailer {
    private final List<Mail> sent = new ArrayList<>();
    private final Map<MailAddress, String> refusals = new HashMap<>();
    private final Faults faults;

    public RecordingMailer(Faults faults) {
        this.faults = faults;
    }

    public RecordingMailer() {
        this(Faults.none());
    }

    @Override
    public synchronized Sent send(Mail mail) {
        return faults.call("Mailer.send", () -> {
            String reason = refusals.get(mail.to());
            if (reason != null) {
                return new Sent.Refused(reason);
            }
            sent.add(mail);
            return new Sent.Accepted("message-" + sent.size());
        });
    }

    /** Refuses a recipient from now on. */
    public synchronized void refuse(MailAddress to, String reason) {
        refusals.put(to, reason);
    }

    /** What was taken, in order. */
    public synchronized List<Mail> sent() {
        return List.copyOf(sent);
    }
}
