package dev.mxonramp.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How heavy the console is: what it takes over the wire, what moves while it loads, and how it does with much to show. */
class LoadIT {
    /** What the first view may take over the wire (octets). */
    private static final long FIRST_VIEW = 150_000;
    private static final String WATCH = """
            window.shifts = 0; window.longest = 0;
            new PerformanceObserver(list => list.getEntries().forEach(each => { window.shifts += each.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            new PerformanceObserver(list => list.getEntries().forEach(
              each => { window.longest = Math.max(window.longest, each.duration); }))
              .observe({ type: 'longtask', buffered: true });
            """;

    private static Chromium browser;
    private static Stage stage;

    @BeforeAll
    static void open() throws IOException {
        browser = Chromium.start();
        stage = new Stage();
        var _ = browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
        browser.open(stage.at("/"));
        browser.script("sessionStorage.setItem('onramp.token', JSON.stringify({ id: 'one', token: 'made-up' }))");
        slow(4);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            stage.close();
        }
    }

    private static void slow(int times) {
        var _ = browser.command("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    private static double number(String expression) {
        return browser.script("return " + expression) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static void cold(String path) {
        var _ = browser.command("Network.clearBrowserCache", Map.of());
        browser.open(stage.at(path));
        browser.until("the view to be whole", () -> Boolean.TRUE.equals(browser.script(
                "return document.querySelector('main h1') !== null && !document.querySelector('.skeleton')")));
    }

    private static void report(String what) {
        System.out.printf("%s, 4 times slower: %.0f octets, first drawn after %.0f ms, longest task %.0f ms%n", what,
                octets(), number("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"),
                number("window.longest"));
    }

    private static double octets() {
        return number("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                + ".reduce((sum, each) => sum + each.transferSize, 0)");
    }

    @Test
    void firstViewIsSmall() {
        browser.script("sessionStorage.clear()");
        try {
            cold("/");
            report("the front page");
            assertTrue(octets() > 1_000 && octets() < FIRST_VIEW, octets() + " octets");
            assertEquals(6, number("performance.getEntriesByType('resource').length + 1"), 1);
        } finally {
            browser.script("sessionStorage.setItem('onramp.token', JSON.stringify({ id: 'one', token: 'made-up' }))");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/domains", "/domains/acme.test", "/domains/mx.test", "/domains/boxes.test/mailboxes",
            "/domains/mx.test/mx", "/domains/moving.test/migration/ann"})
    void nothingMovesWhileAViewLoads(String path) {
        for (Screen screen : List.of(Screen.DESKTOP_LIGHT, Screen.PHONE_LIGHT)) {
            browser.look(screen);
            cold(path);
            browser.look(screen);
            report(path + " on " + screen.suffix());
            assertEquals(0.0, number("window.shifts"), path + " on " + screen.suffix());
        }
    }

    @Test
    void twoHundredDomainsAreFoundByTyping() {
        List<Map<String, @Nullable Object>> lines = IntStream.range(0, 200).mapToObj(
                i -> Map.<String, @Nullable Object>of("domain", "d" + i + ".test", "unicode", "d" + i + ".test",
                        "phase", i % 2 == 0 ? "AWAIT_OWNERSHIP" : "DONE", "createdAt", Stage.timed("{{-90000}}"),
                        "changedAt", Stage.timed("{{-60}}")))
                .toList();
        stage.answer("GET /v1/domains", 200, Json.text(Map.of("domains", lines)));
        cold("/domains");
        assertEquals(200, browser.count(".line"));
        report("200 domains");
        typed("d137");
        assertEquals("d137.test", browser.read(".line-name").lines().findFirst().orElseThrow());
    }

    @Test
    void fiveHundredMailboxesAreFoundByTyping() {
        List<Map<String, @Nullable Object>> boxes = IntStream.range(0, 500).mapToObj(
                i -> Map.<String, @Nullable Object>of("address", "user" + i + "@boxes.test", "local", "user" + i,
                        "quota", 1_000_000_000L, "aliases", List.of("alias" + i + "@boxes.test"), "createdAt",
                        Stage.timed("{{-60}}")))
                .toList();
        stage.answer("GET /v1/domains/boxes.test/mailboxes", 200, Json.text(Map.of("mailboxes", boxes)));
        cold("/domains/boxes.test/mailboxes");
        assertEquals(500, browser.count(".box"));
        report("500 mailboxes");
        typed("alias321");
        assertTrue(browser.read(".box-name").startsWith("user321@boxes.test"));
        stage.forget("GET /v1/domains/boxes.test/mailboxes");
    }

    private static void typed(String text) {
        browser.script("window.longest = 0");
        browser.fill(".search", text);
        browser.until("one line", () -> browser.count(".line, .box") == 1);
        System.out.printf("typing '%s', 4 times slower: longest task %.0f ms%n", text, number("window.longest"));
    }
}
