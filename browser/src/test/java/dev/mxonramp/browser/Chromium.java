package dev.mxonramp.browser;

import dev.mxonramp.testkit.process.Program;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;

/** Debian's Chromium without a window, and what a person does with it. */
final class Chromium implements AutoCloseable {
    private static final Program BROWSER = new Program("chromium", "chromium");
    private static final Program DRIVER = new Program("chromedriver", "chromium-driver");
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final ChromeDriver driver;
    private final String rules;

    private Chromium(ChromeDriver driver, String rules) {
        this.driver = driver;
        this.rules = rules;
    }

    /** Starts it in English; skips the test where it is not installed. */
    static Chromium start() throws IOException {
        Program.demand(BROWSER, DRIVER);
        var options = new ChromeOptions();
        options.setBinary(BROWSER.path().orElseThrow().toString());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--lang=en-US", "--disable-extensions", "--disable-background-networking", "--no-first-run");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-US"));
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.path().orElseThrow().toString())).usingAnyFreePort().build();
        return new Chromium(new ChromeDriver(service, options), axe());
    }

    private static String axe() throws IOException {
        try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens an address as if it were typed. */
    void open(URI address) {
        driver.get(address.toString());
    }

    /** The path that the address bar shows. */
    String path() {
        return URI.create(String.valueOf(driver.getCurrentUrl())).getPath();
    }

    /** What the tab is called. */
    String title() {
        return String.valueOf(driver.getTitle());
    }

    /** Looks on another screen from now on. */
    void look(Screen screen) {
        command("Emulation.setDeviceMetricsOverride", screen.metrics());
        command("Emulation.setEmulatedMedia", screen.media());
        // Drawn anew once the second frame begins.
        var _ = driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    /** Sends a command of the DevTools protocol. */
    Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    /** Runs a script in the page. */
    @Nullable
    Object script(String text, Object... arguments) {
        return driver.executeScript(text, arguments);
    }

    /** What a person reads on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page shows a text. */
    void untilText(String text) {
        until("the text '" + text + "'", () -> text().contains(text));
    }

    /** Waits until there is an element. */
    WebElement untilThere(String selector) {
        until("an element " + selector, () -> !driver.findElements(By.cssSelector(selector)).isEmpty());
        return driver.findElement(By.cssSelector(selector));
    }

    /** Waits for something; fails with what the page shows. */
    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what + " at " + path() + "; the page shows:\n" + text()
                        + "\n" + complaints());
            }
            try {
                Thread.sleep(GLANCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    /** Elements that were found may be replaced while they are read: looked at again. */
    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (org.openqa.selenium.StaleElementReferenceException e) {
            return false;
        }
    }

    /** Clicks the button or link with these words, once it can be clicked. */
    void click(String words) {
        String name = "normalize-space(.)='" + words + "' or @aria-label='" + words + "'";
        clickAt(By.xpath("//*[self::button or self::a or self::summary][" + name + "]"), words);
    }

    /** Clicks an element. */
    void clickOn(String selector) {
        clickAt(By.cssSelector(selector), selector);
    }

    private void clickAt(By by, String what) {
        until("something to click: " + what, () -> {
            List<WebElement> found = driver.findElements(by);
            if (found.isEmpty() || !found.getFirst().isDisplayed() || !found.getFirst().isEnabled()) {
                return false;
            }
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found.getFirst());
            try {
                found.getFirst().click();
                return true;
            } catch (org.openqa.selenium.ElementClickInterceptedException e) {
                return false;
            }
        });
    }

    /** Types into a field, in place of what is there. */
    void type(String id, String text) {
        WebElement field = untilThere("#" + id);
        field.clear();
        field.sendKeys(text);
    }

    /** Types into an element, key by key. */
    void fill(String selector, String text) {
        untilThere(selector).sendKeys(text);
    }

    /** Chooses what a list offers. */
    void choose(String id, String words) {
        new Select(untilThere("#" + id)).selectByVisibleText(words);
    }

    /** What elements say, one after the other; empty where there are none. */
    String read(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText)
                .collect(Collectors.joining("\n"));
    }

    /** How many elements there are. */
    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** Saves what the screen shows as a picture. */
    void screenPicture(String name) {
        save(name, Map.of());
    }

    /** Saves the whole page as a picture. */
    void picture(String name) {
        List<?> size = (List<?>) script("const { scrollWidth, scrollHeight } = document.documentElement;"
                + " return [scrollWidth, scrollHeight]");
        if (size == null) {
            throw new IllegalStateException("the page has no size");
        }
        save(name, Map.of("captureBeyondViewport", true, "clip",
                Map.of("x", 0, "y", 0, "width", size.getFirst(), "height", size.getLast(), "scale", 1)));
    }

    private void save(String name, Map<String, Object> how) {
        Object data = command("Page.captureScreenshot", how).get("data");
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What axe finds against WCAG 2.2 A and AA and good practice. */
    List<String> violations() {
        if (!Boolean.TRUE.equals(script("return typeof axe === 'object'"))) {
            script(rules);
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[0];
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })
                  .then(result => done(result.violations.flatMap(each => each.nodes.map(
                    node => `${each.id}: ${node.html} (${node.failureSummary})`))), error => done([String(error)]));
                """);
        return found instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of("axe: " + found);
    }

    /** What the page wrote into its console since it was asked last, warnings and above; a refusal of the API is none. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogEntry::getMessage)
                .filter(message -> !message.contains("/v1/") || !message.contains("the server responded with a status"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
