package dev.mxonramp.testkit.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Legal and illegal messages that mail servers hold; one character an octet. */
public final class SampleMessages {
    private static final int LARGE = 20_000_000;
    private static final long SEED = 20_261_123;

    private SampleMessages() {}

    /** By name. */
    public static Map<String, String> awkward() {
        var messages = new LinkedHashMap<String, String>();
        messages.put("plain", "Subject: plain\r\nMessage-ID: <1@acme.test>\r\n\r\nbody\r\n");
        messages.put("without Message-ID", "Subject: no id\r\n\r\nbody\r\n");
        messages.put("without any header", "\r\njust a body\r\n");
        messages.put("8-bit header", "Subject: Gr\u00c3\u00bc\u00c3\u009fe \u00e4\u00f6\u00fc\r\n\r\n\u00df\u00ff\r\n");
        messages.put("header only", "Subject: no body\r\n\r\n");
        messages.put("header without a blank line", "Subject: cut\r\n");
        messages.put("no last line end", "Subject: open\r\n\r\nthe end");
        messages.put("998 and more columns", "Subject: wide\r\n\r\n" + "x".repeat(5_000) + "\r\n");
        messages.put("looks like the protocol",
                "Subject: )\r\n\r\n* 1 FETCH (UID 9 FLAGS (\\Deleted))\r\nt1 OK\r\n{9}\r\n");
        messages.put("line of dots", "Subject: dots\r\n\r\n.\r\n..\r\n");
        messages.put("bare line feeds", "Subject: lf\n\nbody\nbody\n");
        messages.put("NUL", "Subject: nul\r\n\r\na\0b\r\n");
        messages.put("one octet", "x");
        return messages;
    }

    /** 20 MB that do not compress. */
    public static String large() {
        var random = new Random(SEED);
        var text = new StringBuilder("Subject: large\r\nMessage-ID: <large@acme.test>\r\n\r\n");
        while (text.length() < LARGE) {
            text.append(Long.toHexString(random.nextLong())).append(Long.toHexString(random.nextLong()))
                    .append("\r\n");
        }
        return text.toString();
    }
}
