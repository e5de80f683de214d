package org.nightdesk.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** A lead agrees something with a customer, with the keyboard and without the API. */
class AgreementScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aCalendarAndAnAgreementAreMadeAndSayWhatFollows() {
        LocalDate soon = LocalDate.ofInstant(node.now(), ZoneOffset.UTC).plusDays(2);
        String customer = cast.organisation("Meridian").name();
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.alice()))) {
            tab.go("/calendars/new");
            var page = tab.page();
            page.getByLabel("Name", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                    .first()
                    .fill("Lisbon " + mark);
            page.getByLabel("Time zone").fill("Europe/Lisbon");
            page.getByLabel("Friday").fill("09:00-12:30, 13:30-17:00");
            page.getByLabel("Public holidays of").selectOption("pt");
            page.getByText("Add a special day").click();
            page.locator("#special-0-name").fill("Inventory");
            page.locator("#special-0-from").fill(soon.toString());
            page.locator("#special-0-name").press("Enter");
            page.waitForURL("**/calendars/cal_*");
            assertThat(page.locator("h1").textContent()).isEqualTo("Lisbon " + mark);
            assertThat(page.locator(".policy-says").textContent())
                    .isEqualTo("Monday to Thursday 09:00-17:00, Friday 09:00-12:30 and 13:30-17:00, in Lisbon."
                            + " It rests on public holidays of Portugal.");
            assertThat(page.locator(".unusual").textContent()).contains("Inventory", "closed", "Christmas");
            tab.look("calendar");

            tab.go("/agreements/new");
            page.locator("#f-name").fill("Meridian " + mark);
            page.locator("#f-customer")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(customer));
            page.locator("#f-p3-calendar")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Lisbon " + mark));
            page.locator("#f-p3-first-response").fill("30 min");
            page.locator("#f-p3-resolution").fill("1 h 30");
            page.getByRole(
                            AriaRole.BUTTON,
                            new com.microsoft.playwright.Page.GetByRoleOptions().setName("Show what follows"))
                    .click();
            assertThat(page.locator("#preview").textContent())
                    .contains("Opened Friday", "17:30 in Lisbon", "P1", "first reply due Friday 17:45");
            assertThat(page.locator("#f-name").inputValue()).isEqualTo("Meridian " + mark);
            tab.shoot("agreement-new");
            page.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Agree"))
                    .click();
            page.waitForURL("**/agreements/agr_*");
            assertThat(page.locator("main").textContent())
                    .contains("For " + customer + ", all services.", "P3: first reply within 30 min");
            tab.go(java.net.URI.create(page.url()).getPath() + "?at=2026-11-20T17:30");
            assertThat(page.locator("#preview").textContent())
                    .contains(
                            "Opened Friday 20 November 17:30 in Lisbon",
                            "first reply due Monday 09:30",
                            "resolve due Monday 10:30");
            tab.look("agreement");
            tab.go("/agreements");
            tab.look("agreements");
        }
    }

    @Test
    void aRefusedFormKeepsWhatWasTyped() {
        Browser alice = cast.browser(cast.alice());
        String calendar = alice.post(
                        "/calendars", "name", "Typed " + mark, "timeZone", "Mars/Olympus", "week[0]", "9 to 5")
                .body();
        assertThat(calendar).contains("9 to 5", "Mars/Olympus", "Typed " + mark, "are not hours");

        String agreement = alice.post(
                        "/agreements", "name", "Typed " + mark, "p1-calendar", "1", "p1-resolution", "soon")
                .body();
        assertThat(agreement).contains("is no length of time", "value=\"soon\"", "Typed " + mark);
    }

    @Test
    void respondersReadAndDoNotChange() {
        Browser bob = cast.browser(cast.bob());
        assertThat(bob.get("/agreements").body()).contains("Everybody").doesNotContain("New agreement");
        assertThat(bob.get("/agreements/agr_1").body())
                .contains("first reply within")
                .doesNotContain("plan-form");
        assertThat(bob.get("/agreements/new").statusCode()).isEqualTo(404);
        assertThat(bob.post("/agreements/agr_1", "name", "x").statusCode()).isEqualTo(404);
    }
}
