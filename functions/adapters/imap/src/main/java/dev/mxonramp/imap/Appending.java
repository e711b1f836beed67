package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.TargetFull;
import dev.mxonramp.domain.migration.copy.MailboxWriter.Appended;
import dev.mxonramp.domain.migration.copy.Message;
import dev.mxonramp.imap.AppendPipeline.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/** One batch of messages on its way into a folder, and what comes of each. */
final class Appending {
    private final AppendPipeline pipeline;
    private final Opening opening;
    private final List<Message> messages;
    private final TreeMap<Integer, Appended> outcomes = new TreeMap<>();
    private final List<Integer> again = new ArrayList<>();
    private Appended.@Nullable NotNow halt;

    Appending(AppendPipeline pipeline, Opening opening, List<Message> messages) {
        this.pipeline = pipeline;
        this.opening = opening;
        this.messages = messages;
    }

    /**
     * Appends; one outcome for each message.
     *
     * @param together whether those that can go in one command do (MULTIAPPEND)
     */
    List<Appended> append(boolean together) {
        if (together) {
            appendTogether();
        }
        appendEach(open());
        // A keyword that the server does not like must not cost the message.
        appendEach(List.copyOf(again));
        for (int i : open()) {
            outcomes.put(i, later());
        }
        return List.copyOf(outcomes.values());
    }

    /** The messages whose fate is open. */
    private List<Integer> open() {
        return IntStream.range(0, messages.size()).filter(i -> !outcomes.containsKey(i)).boxed().toList();
    }

    private Appended.NotNow later() {
        if (halt == null) {
            throw new IllegalStateException("a message was neither sent nor held back");
        }
        return halt;
    }

    /**
     * All or none of them is stored (RFC 3502), so that after a refusal each is sent by itself, which shows whom it is
     * about. An empty message would call everything off.
     */
    private void appendTogether() {
        List<Integer> some = open().stream()
                .filter(i -> messages.get(i).content().size() > 0 && outgoing(i).plain()).toList();
        if (some.size() > 1) {
            pipeline.send(some.stream().map(this::outgoing).toList(), answer -> answeredTogether(some, answer));
            pipeline.drain();
        }
    }

    private void answeredTogether(List<Integer> some, Response answer) {
        if (answer.isOK()) {
            List<Appended> placed = AppendAnswers.placed(answer, opening.status(), some.size());
            for (int i = 0; i < some.size(); i++) {
                outcomes.put(some.get(i), placed.get(i));
            }
        } else if (ImapAnswers.busyForMessages(ImapAnswers.words(answer))) {
            halt = new Appended.NotNow(ImapAnswers.failure("The new server asks to wait", answer));
        }
    }

    private void appendEach(List<Integer> some) {
        for (int i : some) {
            if (halt == null) {
                pipeline.send(List.of(outgoing(i)), answer -> answered(i, answer));
            }
        }
        pipeline.drain();
    }

    private Outgoing outgoing(int i) {
        Set<String> kept = opening.kept(messages.get(i).facts().flags());
        return new Outgoing(messages.get(i), again.contains(i) ? system(kept) : kept);
    }

    private static Set<String> system(Set<String> flags) {
        return flags.stream().filter(flag -> flag.startsWith("\\")).collect(Collectors.toSet());
    }

    private void answered(int i, Response answer) {
        if (answer.isOK()) {
            outcomes.put(i, AppendAnswers.placed(answer, opening.status(), 1).getFirst());
            return;
        }
        String words = ImapAnswers.words(answer);
        if (ImapAnswers.full(words)) {
            halt(i, new Appended.NotNow(new TargetFull(words)));
        } else if (ImapAnswers.busyForMessages(words)) {
            halt(i, new Appended.NotNow(ImapAnswers.failure("The new server asks to wait", answer)));
        } else if (!again.contains(i) && outgoing(i).flags().stream().anyMatch(flag -> !flag.startsWith("\\"))) {
            again.add(i);
        } else {
            outcomes.put(i, new Appended.Refused(words));
        }
    }

    private void halt(int i, Appended.NotNow reason) {
        outcomes.put(i, reason);
        halt = halt == null ? reason : halt;
    }
}
