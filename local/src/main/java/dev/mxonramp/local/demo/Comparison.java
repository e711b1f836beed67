package dev.mxonramp.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two readings held against each other.
 *
 * @param compared messages that are the same in both: octets, date and flags, in the same folder
 * @param differences what is not, one sentence each
 */
public record Comparison(int compared, List<String> differences) {
    /** Compares an old mailbox with its new home; folders that only the new host has must be empty. */
    public static Comparison of(MailboxReading old, MailboxReading fresh) {
        var differences = new ArrayList<String>();
        int compared = 0;
        for (Map.Entry<String, List<MailboxReading.Message>> folder : old.folders().entrySet()) {
            List<MailboxReading.Message> there = fresh.folders().get(folder.getKey());
            if (there == null) {
                differences.add("the folder " + folder.getKey() + " is missing");
                continue;
            }
            var missing = new ArrayList<>(folder.getValue());
            for (MailboxReading.Message each : there) {
                if (missing.remove(each)) {
                    compared++;
                } else {
                    differences.add(folder.getKey() + " holds one too many: " + each);
                }
            }
            missing.forEach(each -> differences.add(folder.getKey() + " lacks " + each));
        }
        fresh.folders().forEach((name, messages) -> {
            if (!old.folders().containsKey(name) && !messages.isEmpty()) {
                differences.add("the folder " + name + " has " + messages.size() + " messages that nobody sent");
            }
        });
        return new Comparison(compared, differences);
    }

    public boolean same() {
        return differences.isEmpty();
    }
}
