package dev.mxonramp.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view in every state, on small and large screens, light and dark: nothing that axe finds, nothing that overflows. */
class ViewsIT {
    private static Chromium browser;
    private static Stage stage;

    @BeforeAll
    static void open() throws IOException {
        browser = Chromium.start();
        stage = new Stage();
        browser.open(stage.at("/"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            stage.close();
        }
    }

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(), stage.faults());
    }

    private static void signIn() {
        browser.script("sessionStorage.setItem('onramp.token', JSON.stringify({ id: 'one', token: 'made-up' }))");
    }

    private static void signOut() {
        browser.script("sessionStorage.clear()");
    }

    private static void inspect(String name) {
        browser.until("the view to be there", () -> Boolean.TRUE.equals(browser.script(
                "return document.querySelector('main h1') !== null && !document.querySelector('.skeleton')")));
        for (Screen screen : List.of(Screen.DESKTOP_LIGHT, Screen.PHONE_DARK)) {
            browser.look(screen);
            assertEquals(Boolean.TRUE, browser.script(
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                    name + " is wider than the " + screen.suffix());
            assertEquals(List.of(), browser.violations(), name + " on " + screen.suffix());
            browser.picture(name + "-" + screen.suffix());
        }
    }

    @Test
    void frontPage() {
        signOut();
        browser.open(stage.at("/"));
        browser.untilText("Start with your domain");
        inspect("landing");
        browser.click("Sign in");
        browser.untilText("We send you a link");
        inspect("sign-in");
    }

    @Test
    void linkOfAMailLeavesTheAddressBarAndWaitsForAClick() {
        signOut();
        browser.open(stage.at("/domains"));
        browser.untilText("Start with your domain");
        browser.open(stage.at("/?mail#link=abcdefgh"));
        browser.untilText("Welcome back");
        assertEquals("", browser.script("return location.hash"));
        assertTrue(stage.requests().stream().noneMatch(each -> each.contains("abcdefgh")));
        inspect("link");
    }

    @ParameterizedTest
    @CsvSource({"acme.test,proof-wrong", "preparing.test,provision", "boxes.test,mailboxes-step", "mx.test,mx-step",
            "late.test,residual", "moving.test,migration-step", "done.test,done", "failed.test,failed",
            "expired.test,expired"})
    void journeyInEveryPhase(String domain, String name) {
        signIn();
        browser.open(stage.at("/domains/" + domain));
        inspect("journey-" + name);
        assertTrue(browser.title().startsWith(domain), browser.title());
    }

    @ParameterizedTest
    @CsvSource({"boxes.test/mailboxes,mailboxes", "acme.test/mailboxes,mailboxes-early", "mx.test/mx,mx",
            "late.test/mx,mx-after", "boxes.test/clients,clients", "boxes.test/clients/ann,client-settings",
            "moving.test/migration,migration", "moving.test/migration/ann,migration-running",
            "moving.test/migration/bob,migration-certified", "moving.test/migration/office,migration-source"})
    void mattersOfADomain(String path, String name) {
        signIn();
        browser.open(stage.at("/domains/" + path));
        inspect(name);
        assertEquals("/domains/" + path, browser.path());
    }

    @Test
    void mailboxThatIsOpenedCanBeChanged() {
        signIn();
        browser.open(stage.at("/domains/boxes.test/mailboxes"));
        browser.clickOn(".box-head");
        browser.click("Make a link for the user");
        browser.untilText("/password#key=");
        browser.click("Delete this mailbox");
        inspect("mailbox");
    }

    @Test
    void userChoosesAPasswordByALinkThatLeavesTheAddressBar() {
        signOut();
        stage.answer("POST /v1/passwords/look", 200, Stage.timed("{\"address\":\"ann@boxes.test\","
                + "\"expiresAt\":\"{{+600000}}\",\"fewest\":10,\"most\":128}"));
        stage.answer("POST /v1/passwords", 204, "");
        browser.open(stage.at("/password?link#key=stuvwxyz"));
        browser.untilText("ann@boxes.test");
        assertEquals("", browser.script("return location.hash"));
        inspect("password");
        browser.click("Make one for me");
        browser.click("Make it my password");
        browser.untilText("This is your password now");
        inspect("password-done");
        String sent = stage.requests().getLast();
        assertTrue(sent.matches("POST /v1/passwords .*\"password\":\"([a-z2-9]{4}-){5}[a-z2-9]{4}\".*"), sent);
    }

    @Test
    void pastedListIsShownBeforeAnythingIsCreated() {
        signIn();
        browser.open(stage.at("/domains/boxes.test/mailboxes"));
        browser.click("Paste a list");
        browser.type("list", "name;room;others\ncarl;5 GB;help desk\nann\n<b>x</b>\ndora;lots");
        browser.untilText("Create 1 mailbox");
        inspect("mailboxes-pasted");
        assertTrue(stage.requests().stream().noneMatch(each -> each.startsWith("POST") && each.contains("carl")));
        assertTrue(browser.text().contains("<b>x</b>"));
    }

    @Test
    void rightToLeftIsTheWholeLayout() {
        signIn();
        browser.open(stage.at("/domains/mx.test"));
        browser.choose("language", "العربية");
        browser.until("the page to turn", () -> "rtl".equals(browser.script("return document.documentElement.dir")));
        try {
            inspect("arabic-journey");
            browser.open(stage.at("/domains/moving.test/migration/ann"));
            inspect("arabic-migration");
            signOut();
            browser.open(stage.at("/"));
            inspect("arabic-landing");
        } finally {
            browser.script("localStorage.clear()");
        }
    }

    @Test
    void germanIsKeptForTheNextVisit() {
        signIn();
        browser.open(stage.at("/domains/boxes.test/mailboxes"));
        browser.choose("language", "Deutsch");
        browser.untilText("Postfach hinzufügen");
        try {
            browser.open(stage.at("/domains/late.test"));
            browser.untilText("Auf späte Mail warten");
            inspect("german-residual");
        } finally {
            browser.script("localStorage.clear()");
        }
    }

    /** What README shows. */
    @Test
    void picturesOfTheReadme() {
        signIn();
        browser.look(Screen.DESKTOP_LIGHT);
        browser.open(stage.at("/domains/acme.test"));
        browser.untilText("The record to publish");
        browser.screenPicture("readme-journey");
        browser.look(Screen.PHONE_DARK);
        browser.screenPicture("readme-journey-phone");
        browser.look(Screen.DESKTOP_LIGHT);
        browser.open(stage.at("/domains/moving.test/migration/ann"));
        browser.untilText("need a look");
        browser.screenPicture("readme-migration");
    }

    @Test
    void addressThatIsNothingIsSaidPlainly() {
        browser.open(stage.at("/domains/acme.test/nothing"));
        browser.untilText("There is nothing here");
        inspect("not-found");
    }

    @Test
    void listOfDomains() {
        signIn();
        browser.open(stage.at("/domains"));
        browser.untilText("acme.test");
        inspect("domains");
    }

    @Test
    void accountWithoutADomainIsInvitedToAddOne() {
        signIn();
        stage.answer("GET /v1/domains", 200, "{\"domains\":[]}");
        try {
            browser.open(stage.at("/domains"));
            browser.untilText("No domain yet");
            inspect("domains-empty");
        } finally {
            stage.forget("GET /v1/domains");
        }
    }
}
