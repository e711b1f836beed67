package dev.mxonramp.local.demo;

import dev.mxonramp.local.mail.OldProvider;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The old provider's side: mailboxes with years of mail, and new mail that keeps arriving. */
final class OldHost implements AutoCloseable {
    private final OldProvider provider;
    private final List<Customer> customers;
    private final AtomicBoolean arriving = new AtomicBoolean();
    private final AtomicInteger arrived = new AtomicInteger();
    private @Nullable Thread postman;
    private volatile @Nullable IOException failed;

    OldHost(OldProvider provider, List<Customer> customers) {
        this.provider = provider;
        this.customers = customers;
    }

    /** Fills the mailboxes; returns how many messages there are. */
    int fill() throws IOException {
        int messages = 0;
        for (Customer each : customers) {
            provider.addUser(each.address(), each.oldPassword());
            try (PlainImap imap = open(each)) {
                for (String folder : SampleMail.folders()) {
                    imap.command("CREATE " + PlainImap.quoted(folder.replace("/", imap.delimiter())));
                }
                for (SampleMail.Letter letter : new SampleMail().mailbox(each.perFolder())) {
                    append(imap, letter);
                    messages++;
                }
            }
        }
        return messages;
    }

    /** Lets a message arrive for the first customer about every 700 ms, from now on. */
    void receive() {
        arriving.set(true);
        postman = Thread.ofVirtual().start(() -> {
            var mail = new SampleMail();
            try (PlainImap imap = open(customers.getFirst())) {
                while (arriving.get()) {
                    append(imap, mail.arriving());
                    arrived.incrementAndGet();
                    Thread.sleep(700);
                }
            } catch (IOException e) {
                failed = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends the arrivals; returns how many there were. */
    int quiet() throws IOException, InterruptedException {
        arriving.set(false);
        if (postman != null) {
            postman.join();
        }
        IOException broken = failed;
        if (broken != null) {
            throw broken;
        }
        return arrived.get();
    }

    private PlainImap open(Customer customer) throws IOException {
        return new PlainImap(provider.imap().getPort(), customer.address(), customer.oldPassword());
    }

    private static void append(PlainImap imap, SampleMail.Letter letter) throws IOException {
        imap.append(letter.folder().replace("/", imap.delimiter()), letter.flags(), letter.date(),
                letter.octets().bytes());
    }

    @Override
    public void close() {
        arriving.set(false);
    }
}
