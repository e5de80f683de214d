package org.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class ReviewScreenTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Incident incident = Incident.overcome(node, cast);
    private final Viewer bob = cast.viewer(cast.bob());

    @Test
    void isWrittenAnsweredAndApprovedInTheBrowser() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(cast.alice()));
            tab.go("/reviews");
            tab.page().getByLabel("Incident").fill(incident.ticket().number());
            tab.page().getByText("Draft it from the timeline").click();
            assertThat(tab.page().locator("h1").innerText()).isEqualTo("Card authorisations failed");
            assertThat(tab.page().locator(".figures").innerText()).contains("16 min", "Prometheus Dublin", "7 min");
            assertThat(tab.page().locator("#cannot").innerText())
                    .startsWith("Cannot be approved yet: 2 questions are open");
            actions();
            tab.page().reload();
            tab.look("review-draft");

            tab.page().getByLabel("Edit “What happened”").click();
            tab.page().locator("textarea").fill("The acquirer replaced a **certificate**. Why: {{1}}");
            tab.page().getByText("Preview").click();
            assertThat(tab.page().locator(".said").innerText()).contains("Why: not known yet");
            tab.look("review-part");
            tab.page().getByText("Save").click();
            assertThat(tab.page().locator("#happened .unknown").innerText()).isEqualTo("not known yet");

            for (Question question : review().questions()) {
                var ask = tab.page().locator("#question-" + question.number());
                ask.locator("summary").click();
                ask.locator("textarea").fill("They say so.");
                ask.getByText("Keep the answer").click();
            }
            assertThat(tab.page().locator("#cannot").innerText())
                    .isEqualTo("Cannot be approved yet: one action has no owner.");
            var action = tab.page()
                    .locator("tr", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Needs an owner"));
            action.locator("summary").click();
            action.locator("select").selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("Bob"));
            action.getByText("Keep").click();
            tab.page().getByText("Approve").click();
            assertThat(tab.page().locator(".crumb").innerText()).contains("approved by Alice");
            tab.look("review-approved");
            print(tab);
            tab.go("/reviews");
            tab.look("reviews");
        }
    }

    @Test
    void saysInPlaceWhatIsWrong() {
        incident.review();
        Browser alice = cast.browser(cast.alice());

        var refused = alice.post(incident.path() + "/actions", "text", "", "owner", "", "dueOn", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Say what is to be done.");
        var early = alice.post(incident.path() + "/approval");
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("Question 1 is open");
        assertThat(alice.post("/reviews", "ticket", "INC-999999").body()).contains("There is no incident INC-999999.");
        assertThat(alice.post("/reviews", "ticket", "what").statusCode()).isEqualTo(422);
    }

    @Test
    void showsBothTextsWhenTwoWroteTheSamePart() {
        Review seen = incident.review();
        String version = Integer.toString(seen.version());
        String path = incident.path() + "/text/happened";
        cast.browser(cast.bob()).post(path, "version", version, "text", "Bob's story");

        var clash = cast.browser(cast.alice()).post(path, "version", version, "text", "Alice's story");

        assertThat(clash.statusCode()).isEqualTo(422);
        assertThat(clash.body()).contains("Bob saved this part while you wrote.", "Alice's story", "Bob's story");
        String now = Integer.toString(review().version());
        assertThat(cast.browser(cast.alice())
                        .post(path, "version", now, "text", "Both stories")
                        .statusCode())
                .isEqualTo(303);
        assertThat(review().sections().happened()).isEqualTo("Both stories");
    }

    @Test
    void isOfferedForAnIncidentThatHasNone() {
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(cast.alice()));
            tab.go("/tickets/" + incident.ticket().number());
            tab.page().getByText("Root cause analysis").click();
            tab.look("review-none");
            tab.page().getByText("Draft it from the timeline").click();
            assertThat(tab.page().url()).endsWith(incident.path());
        }
        String firing = "/reviews/" + Incident.firing(node, cast).ticket().number();
        assertThat(cast.browser(cast.alice()).get(firing).body())
                .contains("still lasts")
                .doesNotContain("Draft it");
    }

    @Test
    void isHiddenFromCustomers() {
        incident.review();
        Browser charlie = cast.browser(cast.charlie());

        assertThat(charlie.get("/reviews").statusCode()).isEqualTo(404);
        assertThat(charlie.get("/reviews/INC-999999").statusCode()).isEqualTo(404);
        assertThat(charlie.get(incident.path()).statusCode()).isEqualTo(404);
        assertThat(charlie.post(incident.path() + "/approval").statusCode()).isEqualTo(404);
    }

    private void actions() {
        Actions actions = node.bean(Actions.class);
        LocalDate friday = LocalDate.of(2026, 12, 4);
        Optional<org.nightdesk.people.PersonId> dana =
                Optional.of(cast.staff("Dana", org.nightdesk.subject.Role.AGENT, "Asia/Kolkata")
                        .id());
        actions.add(
                incident.id(),
                new ActionDraft("Accept the acquirer’s published issuers", dana, Optional.of(friday)),
                bob,
                node.now());
        Action notices = actions.add(
                incident.id(),
                new ActionDraft("Send change notices to the calendar", dana, Optional.of(LocalDate.of(2026, 11, 18))),
                bob,
                node.now());
        actions.close(incident.id(), notices.id(), "CHG-519", bob, node.now());
        actions.add(
                incident.id(),
                new ActionDraft("Fire at 10 % for 2 minutes", Optional.empty(), Optional.of(friday)),
                bob,
                node.now());
        Incident before = Incident.overcome(node, cast);
        node.bean(TicketLinks.class).link(incident.id(), before.id(), "follows", bob, node.now());
    }

    private Review review() {
        return node.bean(Reviews.class).review(incident.id(), bob);
    }

    private static void print(Tab tab) {
        tab.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(tab.page().locator(".btns").first().isVisible()).isFalse();
        assertThat(tab.page().locator(".bar").isVisible()).isFalse();
        tab.page().setViewportSize(700, 990);
        tab.shoot("review-print");
        tab.page()
                .pdf(new PdfOptions()
                        .setPath(Path.of("target/screens/review.pdf"))
                        .setFormat("A4"));
        tab.page().emulateMedia(new EmulateMediaOptions().setMedia(Media.SCREEN));
    }
}
