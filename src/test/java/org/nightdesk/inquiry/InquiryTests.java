package org.nightdesk.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Organisations;
import org.nightdesk.people.Person;
import org.nightdesk.report.ReportRecipes;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class InquiryTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person bob = cast.bob();
    private final Browser browser = cast.browser(bob);
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void bobIsShownWhatIsThereAlreadyAndAsksForTheRest() {
        String name = new ReportRecipes()
                .report(Json.of(node, cast.token(Role.ADMINISTRATOR)))
                .json()
                .get("name")
                .asString();

        var found = browser.post(
                Inquiries.PATH, "question", "Which " + name + " grew?", "decision", "Whom to call", "wantedBy", "");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("Is it one of these?", name, "Whom to call");

        var refused = browser.post(Inquiries.PATH, "question", word, "decision", " ", "none", "on");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(word, "Say what decision you will take with it");

        assertThat(browser.post(
                                Inquiries.PATH,
                                "question",
                                word,
                                "decision",
                                "Whom to call",
                                "wantedBy",
                                "2026-12-01",
                                "none",
                                "on")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(Inquiries.PATH).body()).contains(word, "To decide: Whom to call", "2026-12-01");
    }

    @Test
    void aLeadAnswersOnceAndBobIsTold() {
        browser.post(Inquiries.PATH, "question", word, "decision", "Whom to call", "none", "on");
        Inquiry asked = node.bean(Inquiries.class).all(cast.viewer(bob)).stream()
                .filter(one -> one.question().equals(word))
                .findFirst()
                .orElseThrow();
        Browser alice = cast.browser(cast.alice());
        String at = Inquiries.PATH + "/" + asked.id() + "/answer";

        assertThat(browser.post(at, "report", "", "answer", "No").statusCode()).isEqualTo(404);
        assertThat(alice.post(at, "report", "", "answer", "").body()).contains("Say why not");
        assertThat(alice.post(at, "report", "", "answer", "We do not keep it").statusCode())
                .isEqualTo(303);
        assertThat(alice.post(at, "report", "", "answer", "Again").body()).contains("It was answered already.");

        assertThat(browser.get(Inquiries.PATH).body()).contains("We do not keep it");
        assertThat(node.bean(JdbcClient.class)
                        .sql("select count(*) from memo.memo where person_id = :bob and text = 'We do not keep it'")
                        .param("bob", bob.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anAccountManagerAsksAndIsAnsweredByWhatTheyMayRun() {
        Person dora = cast.staff("Dora", Role.REQUESTER, "Europe/Dublin");
        Browser hers = cast.browser(dora);
        assertThat(hers.get(Inquiries.PATH).statusCode()).isEqualTo(404);
        assertThat(cast.browser(cast.charlie()).get(Inquiries.PATH).statusCode())
                .isEqualTo(404);
        node.bean(Organisations.class)
                .appoint(cast.organisation("Arran").id(), Optional.of(dora.id()), Viewer.system(), node.now());
        browser.post(Inquiries.PATH, "question", "Bob’s " + word, "decision", "Whom to call", "none", "on");

        assertThat(hers.get("/").body()).contains("Ask for a report");
        hers.post(Inquiries.PATH, "question", "Dora’s " + word, "decision", "What to offer", "none", "on");
        assertThat(hers.get(Inquiries.PATH).body())
                .contains("Dora’s " + word)
                .doesNotContain("Bob’s " + word, "/reports/new", "href=\"/reports\"");

        Inquiry asked = node.bean(Inquiries.class).all(cast.viewer(dora)).getFirst();
        String report = new ReportRecipes()
                .report(Json.of(node, cast.token(Role.ADMINISTRATOR)))
                .json()
                .get("id")
                .asString()
                .substring(4);
        assertThat(cast.browser(cast.alice())
                        .post(Inquiries.PATH + "/" + asked.id() + "/answer", "report", report, "answer", "")
                        .body())
                .contains("Dora may not run", "under Also first");
    }

    @BrowserTest
    void theScreenFits() {
        browser.post(Inquiries.PATH, "question", word, "decision", "Whom to call", "none", "on");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.alice()))) {
            tab.go(Inquiries.PATH);
            tab.fits();
            tab.isAccessible();
            tab.shoot("inquiries");
        }
    }
}
