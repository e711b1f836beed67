package dev.mxonramp.imap;

import dev.mxonramp.domain.migration.copy.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Argument;

/** Asks how much room a mailbox has: the tightest of its quotas, of those that RFC 9208 5 names. */
final class TargetQuota {
    private static final Pattern RESOURCE = Pattern.compile("(?<![A-Z-])(STORAGE|MESSAGE) ([0-9]{1,18}) ([0-9]{1,18})");
    /** STORAGE counts in these (RFC 9208 5.1). */
    private static final long UNIT = 1024;

    private TargetQuota() {}

    static Quota read(ImapConnection connection) {
        if (!connection.hasCapability("QUOTA")) {
            return Quota.NONE;
        }
        List<String> lines = new ArrayList<>();
        // A server that offers quotas and yet does not tell them has none for this mailbox.
        var _ = connection.run("GETQUOTAROOT", new Argument().writeString("INBOX"), answer -> {
            if (answer.keyEquals("QUOTA")) {
                lines.add(answer.toString().toUpperCase(Locale.ROOT));
            }
        });
        Quota quota = Quota.NONE;
        for (String line : lines) {
            quota = tightened(quota, line);
        }
        return quota;
    }

    private static Quota tightened(Quota known, String line) {
        Quota quota = known;
        // What stands before the list is the root's name, which may be anything.
        Matcher resource = RESOURCE.matcher(line.substring(line.lastIndexOf('(') + 1));
        while (resource.find()) {
            long used = Long.parseLong(resource.group(2));
            long limit = Long.parseLong(resource.group(3));
            boolean storage = resource.group(1).equals("STORAGE");
            if (storage && limit < Long.MAX_VALUE / UNIT
                    && (limit - used) * UNIT < quota.limitOctets() - quota.usedOctets()) {
                quota = new Quota(used * UNIT, limit * UNIT, quota.usedMessages(), quota.limitMessages());
            } else if (!storage && limit - used < quota.limitMessages() - quota.usedMessages()) {
                quota = new Quota(quota.usedOctets(), quota.limitOctets(), used, limit);
            }
        }
        return quota;
    }
}
