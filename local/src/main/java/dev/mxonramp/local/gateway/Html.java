package dev.mxonramp.local.gateway;

import dev.mxonramp.local.http.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes small pages. */
final class Html {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");

    private Html() {}

    static Answer page(String title, String body) {
        return Answer.text(200, "text/html; charset=utf-8", """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>%1$s - MX Onramp</title>
                <style>body{font:16px/1.5 system-ui;max-width:50rem;margin:2rem auto;padding:0 1rem}
                pre{white-space:pre-wrap;background:#f4f4f4;padding:1rem}</style><h1>%1$s</h1>
                %2$s
                """.formatted(escaped(title), body));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The text escaped, its addresses of web pages as links. */
    static String withLinks(String text) {
        var html = new StringBuilder();
        Matcher links = LINK.matcher(text);
        int at = 0;
        while (links.find()) {
            String link = escaped(links.group());
            html.append(escaped(text.substring(at, links.start()))).append("<a href=\"").append(link)
                    .append("\" rel=\"noreferrer\">").append(link).append("</a>");
            at = links.end();
        }
        return html.append(escaped(text.substring(at))).toString();
    }
}
