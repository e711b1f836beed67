package dev.mxonramp.local.aws;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Every mail that the system sent, the newest last. */
public final class Outbox {
    private static final int KEPT = 10_000;

    private final List<OutboxMail> mails = new ArrayList<>();
    private final List<Consumer<OutboxMail>> readers = new ArrayList<>();
    private final Set<String> suppressed = new HashSet<>();

    /** All mails kept. */
    public synchronized List<OutboxMail> mails() {
        return List.copyOf(mails);
    }

    /** The mails to an address. */
    public List<OutboxMail> to(String address) {
        return mails().stream().filter(mail -> mail.to().stream().anyMatch(address::equalsIgnoreCase)).toList();
    }

    /** Hands every later mail to a reader, on the thread that sent it. */
    public synchronized void subscribe(Consumer<OutboxMail> reader) {
        readers.add(reader);
    }

    /** Refuses every later mail to this address, as SES does after a bounce. */
    public synchronized void suppress(String address) {
        suppressed.add(address.toLowerCase(Locale.ROOT));
    }

    synchronized boolean suppressed(String address) {
        return suppressed.contains(address.toLowerCase(Locale.ROOT));
    }

    void add(OutboxMail mail) {
        List<Consumer<OutboxMail>> told;
        synchronized (this) {
            mails.add(mail);
            if (mails.size() > KEPT) {
                mails.removeFirst();
            }
            told = List.copyOf(readers);
        }
        told.forEach(reader -> reader.accept(mail));
    }
}
