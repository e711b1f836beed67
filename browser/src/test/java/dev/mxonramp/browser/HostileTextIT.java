package dev.mxonramp.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a text says that others wrote, it stays text. */
class HostileTextIT {
    private static final String HOSTILE = "\"><img src=x onerror=window.hurt=1><script>window.hurt=1</script>"
            + "<svg onload=window.hurt=1>&lt;b&gt;${window.hurt=1}";
    /** Members that anybody may write, or whose servers may be anybody's. */
    private static final Set<String> FREE = Set.of("unicode", "sentence", "remedy", "cause", "answer", "server", "note",
            "name", "menu", "words", "advice", "folder", "source", "target", "why", "waitingFor", "failure", "user",
            "host", "value", "code", "address", "mailbox", "detail", "certificate", "signature", "path",
            "externalId", "username");
    private static final Set<String> CODES = Set.of("txt.other-value", "txt.found", "mx.other", "mx.complete",
            "client.there", "client.absent");

    private static Chromium browser;
    private static Stage stage;

    @BeforeAll
    static void open() throws IOException {
        browser = Chromium.start();
        stage = new Stage();
        stage.twist(text -> Json.text(hostile(Json.read(text), "")));
        browser.open(stage.at("/"));
        browser.script("sessionStorage.setItem('onramp.token', JSON.stringify({ id: 'one', token: 'made-up' }))");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            stage.close();
        }
    }

    private static @Nullable Object hostile(@Nullable Object value, String name) {
        return switch (value) {
            case Map<?, ?> map -> {
                var twisted = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, each) -> twisted.put(String.valueOf(key), hostile(each, String.valueOf(key))));
                yield twisted;
            }
            case List<?> list -> list.stream().map(each -> hostile(each, name)).toList();
            case String text when name.equals("link") -> text.startsWith("https:") ? "javascript:window.hurt=1" : text;
            case String text when CODES.contains(text) || text.startsWith("cutover.") -> text;
            case String text when FREE.contains(name) || name.equals("notes") || name.equals("records")
                    || name.equals("aliases") ->
                text + HOSTILE;
            case null, default -> value;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"/domains", "/domains/acme.test", "/domains/mx.test", "/domains/failed.test",
            "/domains/boxes.test/mailboxes", "/domains/mx.test/mx", "/domains/boxes.test/clients",
            "/domains/boxes.test/clients/ann", "/domains/moving.test/migration", "/domains/moving.test/migration/ann",
            "/domains/moving.test/migration/bob"})
    void textStaysText(String path) {
        browser.open(stage.at(path));
        browser.untilText("<img src=x onerror=window.hurt=1>");
        assertUnhurt();
        assertEquals(List.of(), stage.faults());
    }

    @Test
    void pathStaysText() {
        browser.open(stage.at("/domains/%3Cimg%20src=x%20onerror=window.hurt=1%3E"));
        browser.untilText("<img src=x onerror=window.hurt=1>");
        assertUnhurt();
    }

    private static void assertUnhurt() {
        browser.until("everything to be loaded", () -> browser.count(".skeleton") == 0);
        assertNull(browser.script("return window.hurt ?? null"));
        assertEquals(0, browser.count("main img, main script, main svg[onload], main b b"));
        assertEquals(0, browser.count("a[href^='javascript:']"));
        assertTrue(browser.complaints().isEmpty(), () -> "the policy had to help: " + browser.complaints());
    }
}
