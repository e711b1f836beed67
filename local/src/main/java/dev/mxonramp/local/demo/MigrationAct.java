package dev.mxonramp.local.demo;

import dev.mxonramp.local.demo.ApiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The copy: progress while it runs, the owner's word, the certificates, and the independent comparison. */
final class MigrationAct {
    private final Story story;
    private final List<Customer> customers;
    private String told = "";

    MigrationAct(Story story, List<Customer> customers) {
        this.story = story;
        this.customers = customers;
    }

    /** Watches until the first pass of every mailbox has ended. */
    void preCopy() throws IOException, InterruptedException {
        for (Customer each : customers) {
            story.until(() -> tellProgress(each),
                    seen -> seen.list("passes").stream().anyMatch(pass -> pass.get("endedAt") != null),
                    Duration.ofSeconds(90), "the pre-copy of " + each.address());
        }
        story.tell.proven("Pre-copy", true, "the bulk is at the new host while mail still arrives at the old one");
    }

    private Answer tellProgress(Customer customer) throws IOException, InterruptedException {
        Answer seen = migration(customer);
        String line = String.format("  %s  %s of %s messages found so far, %.1f MB", customer.address(),
                seen.text("copied"), seen.text("found"), octets(seen) / 1e6);
        if (!line.equals(told)) {
            story.tell.say(line);
            told = line;
        }
        return seen;
    }

    private static long octets(Answer seen) {
        String octets = seen.text("octets");
        return octets.isEmpty() ? 0 : Long.parseLong(octets);
    }

    private Answer migration(Customer customer) throws IOException, InterruptedException {
        return story.api.call("GET", path(customer) + "/migration", null);
    }

    private static String path(Customer customer) {
        return "/v1/domains/" + Story.DOMAIN + "/mailboxes/" + customer.local();
    }

    /** The owner says that nothing arrives at the old host any more; the last pass certifies. */
    void finish(OldHost old) throws IOException, InterruptedException {
        Narrator tell = story.tell;
        tell.chapter("Final passes and certificates");
        int arrived = old.quiet();
        tell.say(arrived + " messages had arrived at the old host since the copy began; now it is quiet");
        for (Customer each : customers) {
            story.api.call("POST", path(each) + "/migration/quiet", Map.of());
        }
        for (Customer each : customers) {
            Answer certificate = story.until(() -> story.api.send("GET", path(each) + "/migration/certificate", null),
                    seen -> seen.status() == 200, Duration.ofSeconds(90), "the certificate of " + each.address());
            tell.say("certificate of " + each.address() + ": " + certificate.body());
        }
        story.untilPhase(Story.DOMAIN, "DONE", Duration.ofSeconds(60));
        tell.proven("Certificates", true, customers.size() + " mailboxes certified, credentials wiped");
    }

    /** Reads both servers message by message, by a reader that shares nothing with the engine. */
    void compare() throws IOException {
        Narrator tell = story.tell;
        tell.chapter("Both servers, read independently");
        int messages = 0;
        long octets = 0;
        boolean same = true;
        for (Customer each : customers) {
            var old = MailboxReading.of(story.system.oldProvider().imap().getPort(), each.address(),
                    each.oldPassword());
            var fresh = MailboxReading.of(story.system.newHost().imap().getPort(), each.address(), each.newPassword());
            Comparison comparison = Comparison.of(old, fresh);
            tell.say(each.address() + ": " + old.folders().size() + " folders, " + old.messages() + " messages, "
                    + comparison.compared() + " the same, " + comparison.differences().size() + " differences");
            comparison.differences().stream().limit(10).forEach(line -> tell.say("  ✗ " + line));
            messages += old.messages();
            octets += old.octets();
            same &= comparison.same();
        }
        tell.proven("Every message, once", same && messages >= 400, String.format(
                "%d messages, %.1f MB: octets, dates and flags compared by an independent reader", messages,
                octets / 1e6));
    }
}
