package dev.mxonramp.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mail texts from resource files, {@code mail/<name>.txt} (its first line is the subject) and {@code mail/<name>.html}.
 * {@code {{name}}} stands for a value; a line with a value that is missing is left out. Values are escaped in HTML.
 */
public final class MailTemplates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    /** A mail without its recipient. */
    public record Content(String subject, String text, String html) {}

    /** The mail for a kind of event; empty if that kind has none. */
    public Optional<Content> render(String name, Map<String, String> values) {
        String text = read("mail/" + name + ".txt");
        String html = read("mail/" + name + ".html");
        String layout = read("mail/layout.html");
        if (text == null || html == null || layout == null) {
            return Optional.empty();
        }
        String filled = fill(text, values, UnaryOperator.identity());
        int end = filled.indexOf('\n');
        String body = fill(html, values, MailTemplates::escape);
        // The layout's own values are escaped; the body is HTML already.
        String page = fill(layout, values, MailTemplates::escape).replace("<!-- body -->", body);
        return Optional.of(new Content(oneLine(filled.substring(0, end)), filled.substring(end + 1).strip() + "\n",
                page));
    }

    private static String fill(String template, Map<String, String> values, UnaryOperator<String> form) {
        var lines = new ArrayList<String>();
        template.lines().forEach(line -> {
            String filled = line(line, values, form);
            if (filled != null) {
                lines.add(filled);
            }
        });
        return String.join("\n", lines) + "\n";
    }

    private static @Nullable String line(String line, Map<String, String> values, UnaryOperator<String> form) {
        Matcher matcher = PLACEHOLDER.matcher(line);
        var filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null || value.isEmpty()) {
                return null;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(form.apply(value)));
        }
        return matcher.appendTail(filled).toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static @Nullable String read(String resource) {
        try (InputStream in = MailTemplates.class.getResourceAsStream("/" + resource)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
