package org.nightdesk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Signs in in a real browser, on a node of its own: the throttle counts by address. */
class LoginScreenTests {

    private static final TestNode NODE = TestNode.fresh();
    private static final String PASSWORD = "a lamp in the window";

    @AfterAll
    static void close() {
        NODE.close();
    }

    @Test
    void signsInWithPasswordAndAuthenticatorAddedOnTheSpot() {
        Cast cast = Cast.of(NODE);
        Person aoife = cast.staff("Aoife Brennan", Role.LEAD, "Europe/Dublin");
        NODE.bean(Passwords.class).set(aoife, PASSWORD, aoife.actor(), NODE.now());
        try (Tab tab = Chromium.tab(NODE)) {
            tab.go("/profile/sign-in");
            tab.look("login");
            signIn(tab, aoife, "not the right one");
            assertThat(tab.page().locator(".notice").innerText()).contains("That password is not right.");
            assertThat(tab.page().getByLabel("E-mail").inputValue()).isEqualTo(aoife.email());
            tab.isAccessible();
            tab.shoot("login-wrong");
            signIn(tab, aoife, PASSWORD);
            tab.page().waitForURL("**/profile/sign-in");
            tab.look("sign-in");

            String secret = addAuthenticator(tab, aoife);
            NODE.clock().tick(Duration.ofMinutes(1));
            tab.page().locator(".menu summary").click();
            tab.page()
                    .getByText("Sign out", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .click();
            tab.page().waitForURL("**/login");
            signIn(tab, aoife, PASSWORD);
            tab.page().waitForURL("**/login/code**");
            tab.look("login-code");
            tab.page().getByLabel("Six figures").fill(secret);
            tab.page().locator("main button").click();
            tab.page().waitForURL(NODE.url("/"));
            assertThat(tab.page().locator(".menu summary").getAttribute("title"))
                    .isEqualTo("Aoife Brennan");
        }
    }

    @Test
    void makesTheFirstAdministratorInABrowser() {
        try (TestNode fresh = TestNode.fresh();
                Tab tab = Chromium.tab(fresh)) {
            String link = fresh.bean(FirstStart.class).setUpLink(fresh.now()).orElseThrow();
            tab.go(link.substring(link.indexOf("/setup/")));
            tab.look("first-start");
            tab.page().getByLabel("Your name").fill("Alice");
            tab.page().getByLabel("E-mail").fill("alice@cast.example");
            tab.page().getByLabel("Password").fill(PASSWORD);
            tab.page().getByLabel("Time zone").fill("Europe/Dublin");
            tab.page().getByText("Begin").click();
            tab.page().waitForURL(fresh.url("/first-steps"));
            tab.go("/tokens");
            tab.page().getByLabel("What will use it").fill("the monitoring of the office");
            tab.page().getByText("Make a token").click();
            tab.page().waitForSelector(".notice-ok");
            assertThat(tab.page().getByLabel("The new token").inputValue()).startsWith("nd_");
            tab.go("/tokens");
            tab.look("tokens");
        }
    }

    private static void signIn(Tab tab, Person person, String password) {
        tab.page().getByLabel("E-mail").fill(person.email());
        tab.page().getByLabel("Password").fill(password);
        tab.page().locator("main button").click();
    }

    /** The figures to show a minute later. */
    private static String addAuthenticator(Tab tab, Person person) {
        tab.page().getByText("Add an authenticator").click();
        tab.page().waitForURL("**/profile/authenticator");
        tab.look("authenticator");
        byte[] secret =
                NODE.bean(SecondFactors.class).enrol(person.id(), NODE.now()).orElseThrow();
        tab.page().getByLabel("Six figures").fill(Totp.code(secret, Totp.step(NODE.now())));
        tab.page().getByText("Use it").click();
        tab.page().waitForSelector(".codes");
        assertThat(tab.page().locator(".codes li").count()).isEqualTo(10);
        tab.isAccessible();
        tab.shoot("recovery-codes");
        return Totp.code(secret, Totp.step(NODE.now().plus(Duration.ofMinutes(1))));
    }
}
