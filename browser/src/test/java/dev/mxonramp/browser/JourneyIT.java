package dev.mxonramp.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.local.system.Layout;
import dev.mxonramp.local.system.LocalSystem;
import dev.mxonramp.local.system.Options;
import dev.mxonramp.local.system.Progress;
import dev.mxonramp.testkit.dns.LoopbackZone;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's way through the console of the whole local system, by clicking: from the front page to the move of the mail. */
class JourneyIT {
    private static final String DOMAIN = "acme.test";
    private static final String OWNER = "owner@partner.test";
    private static final String CHALLENGE = "_onramp-challenge." + DOMAIN;
    private static final String OLD_PASSWORD = "ann-old";
    private static final Pattern LINK = Pattern.compile("https?://\\S+#link=[a-z2-7]{40,}");

    @TempDir
    private Path work;

    @Test
    void domainOwnerGetsThroughByClicking() throws Exception {
        try (Chromium browser = Chromium.start()) {
            Path root = Path.of(System.getProperty("onramp.root", "..")).toAbsolutePath().normalize();
            var options = Options.closedWorld(new Layout(root), work)
                    .withOldUsers(Map.of("ann@" + DOMAIN, OLD_PASSWORD));
            var progress = new Progress(System.out);
            try (LocalSystem system = LocalSystem.start(options, progress)) {
                LoopbackZone zone = system.dns().orElseThrow().zone(DOMAIN);
                zone.put(DOMAIN, "MX", 20, "10 mail.oldhost.test.");
                firstView(browser, system);
                signUp(browser, system);
                prove(browser, zone);
                mailboxes(browser);
                source(browser, system);
                switchMx(browser, zone);
                assertEquals(List.of(), browser.complaints());
            }
        }
    }

    /** Tells how long the first view takes with a cold cache, four times slower; the function is warm. */
    private static void firstView(Chromium browser, LocalSystem system) {
        var front = URI.create(system.api() + "/");
        browser.open(front);
        browser.untilText("Start with your domain");
        var _ = browser.command("Emulation.setCPUThrottlingRate", Map.of("rate", 4));
        var _ = browser.command("Network.clearBrowserCache", Map.of());
        browser.open(front);
        browser.untilText("Start with your domain");
        System.out.println("the first view over the local system, 4 times slower, is drawn after " + browser.script(
                "return Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)") + " ms");
        var _ = browser.command("Emulation.setCPUThrottlingRate", Map.of("rate", 1));
    }

    private static void signUp(Chromium browser, LocalSystem system) {
        browser.look(Screen.DESKTOP_LIGHT);
        browser.open(URI.create(system.api() + "/"));
        browser.type("domain", "no such domain");
        browser.type("email", OWNER);
        browser.click("Get my record");
        var _ = browser.untilThere("#domain[aria-invalid]");
        browser.type("domain", DOMAIN);
        browser.click("Get my record");
        browser.untilText("Look into your mail");
        browser.untilText("onramp-verification=");
        picture(browser, "journey-1-sent", Screen.DESKTOP_LIGHT);
        browser.open(URI.create(newestLink(system)));
        browser.click("Sign in now");
        browser.until("the list of domains", () -> browser.path().equals("/domains"));
        browser.untilText(DOMAIN);
    }

    private static String newestLink(LocalSystem system) {
        return system.outbox().to(OWNER).stream().flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(MatchResult::group).reduce((_, last) -> last).orElseThrow();
    }

    private static void prove(Chromium browser, LoopbackZone zone) {
        browser.clickOn("a.line");
        browser.until("the domain's own page", () -> browser.path().equals("/domains/" + DOMAIN));
        String value = browser.untilThere(".record [data-field='value']").getText();
        assertTrue(value.startsWith("onramp-verification="), value);
        zone.putTxt(CHALLENGE, 60, value.substring(0, value.length() - 5));
        // By itself, since the page is open.
        browser.until("the wrong value to be seen", () -> browser.read(".servers").contains("onramp-verification="));
        browser.untilText("you, in the record");
        picture(browser, "journey-2-wrong-record", Screen.DESKTOP_LIGHT);
        picture(browser, "journey-2-wrong-record", Screen.PHONE_DARK);
        zone.putTxt(CHALLENGE, 60, value);
        browser.click("Check now");
        var _ = browser.untilThere(".step.done");
    }

    private static void mailboxes(Chromium browser) {
        browser.look(Screen.DESKTOP_DARK);
        browser.click("To the mailboxes");
        browser.click("Add mailbox");
        browser.type("new-mailbox", "ann");
        browser.type("new-quota", "5 GB");
        browser.click("Create");
        browser.untilText("ann@" + DOMAIN);
        browser.click("Paste a list");
        browser.type("list", "bob, 1 GB, info");
        browser.click("Create 1 mailbox");
        browser.untilText("bob@" + DOMAIN);
        browser.untilText("and 1 other address");
        picture(browser, "journey-3-mailboxes", Screen.DESKTOP_DARK);
    }

    private static void source(Chromium browser, LocalSystem system) {
        browser.click("Migration");
        browser.clickOn("a[href$='/migration/ann']");
        browser.untilText("Where is the old mailbox?");
        browser.choose("preset", "Another server");
        browser.type("source-host", system.oldProvider().imap().getHostString());
        browser.type("source-port", Integer.toString(system.oldProvider().imap().getPort()));
        browser.choose("source-security", "PLAIN");
        browser.type("source-user", "ann@" + DOMAIN);
        browser.type("source-password", "not it");
        browser.clickOn(".check input");
        browser.click("Try it");
        var _ = browser.untilThere("[role='alert'], .field-error");
        browser.type("source-password", OLD_PASSWORD);
        browser.click("Try it");
        browser.untilText("Progress");
        browser.click("Draw up the plan");
        browser.untilText("Goes to");
        picture(browser, "journey-4-migration", Screen.PHONE_LIGHT);
    }

    private static void switchMx(Chromium browser, LoopbackZone zone) {
        browser.look(Screen.DESKTOP_LIGHT);
        browser.click("Journey");
        browser.click("All mailboxes are there");
        browser.untilText("Now change where the domain’s mail goes.");
        picture(browser, "journey-5-mx", Screen.DESKTOP_LIGHT);
        zone.put(DOMAIN, "MX", 20, "10 mx1.mail-platform.test.", "20 mx2.mail-platform.test.");
        browser.click("Check now");
        browser.until("the step after the change", () -> browser.text().contains("Wait for late mail")
                && browser.count(".step.done") >= 3);
        browser.click("MX");
        browser.untilText("The old records are gone.");
        picture(browser, "journey-6-after", Screen.DESKTOP_LIGHT);
    }

    private static void picture(Chromium browser, String name, Screen screen) {
        browser.look(screen);
        assertEquals(List.of(), browser.violations(), name);
        browser.picture(name + "-" + screen.suffix());
    }
}
