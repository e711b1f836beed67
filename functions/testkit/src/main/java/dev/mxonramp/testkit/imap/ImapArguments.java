package dev.mxonramp.testkit.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/** Reads a command's arguments one by one (RFC 3501 9), as {@link ScriptedTalk.Command} holds them. */
final class ImapArguments {
    private final String text;
    private int at;

    ImapArguments(String text) {
        this.text = text;
    }

    /** Whether one comes that begins so. */
    boolean next(char first) {
        skipSpaces();
        return at < text.length() && text.charAt(at) == first;
    }

    boolean more() {
        skipSpaces();
        return at < text.length();
    }

    /** An atom, a quoted string or a literal. */
    String word() {
        if (next('"')) {
            return quoted();
        }
        if (next('{')) {
            return literal();
        }
        int start = at;
        while (at < text.length() && " ()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** A list of words in parentheses. */
    List<String> list() {
        var words = new ArrayList<String>();
        skipSpaces();
        at++;
        while (!next(')') && at < text.length()) {
            words.add(word());
        }
        at++;
        return words;
    }

    /** All that is left. */
    String rest() {
        skipSpaces();
        return text.substring(at);
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private String quoted() {
        var word = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\') {
                at++;
            }
            word.append(text.charAt(at));
        }
        at++;
        return word.toString();
    }

    private String literal() {
        int end = text.indexOf('}', at);
        int size = Integer.parseInt(text.substring(at + 1, end).replace("+", ""));
        // Behind the brace there is a line feed.
        at = end + 2 + size;
        return text.substring(end + 2, at);
    }

    /** Which numbers are in a sequence set; the star is the highest that there is. */
    static LongPredicate set(String set, long highest) {
        return number -> {
            for (String range : set.split(",")) {
                String[] ends = range.replace("*", Long.toString(highest)).split(":", 2);
                long one = Long.parseLong(ends[0]);
                long other = Long.parseLong(ends[ends.length - 1]);
                if (number >= Math.min(one, other) && number <= Math.max(one, other)) {
                    return true;
                }
            }
            return false;
        };
    }
}
