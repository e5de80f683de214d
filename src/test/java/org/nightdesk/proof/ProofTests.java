package org.nightdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.paging.Page;
import org.nightdesk.paging.Pages;
import org.nightdesk.paging.PagingCast;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** What can be known about a page afterwards, by people and by programs, and the line that follows who has to answer. */
class ProofTests {

    private static final TestNode node = TestNode.fresh();
    private static final FakeSink sink = FakeSink.open();

    private final Cast cast = Cast.of(node);
    private final PagingCast paging = new PagingCast(node, sink);
    private final Person bob = paging.reachable(cast.bob(), "/bob");
    private final Person alice = paging.reachable(cast.alice(), "/alice");
    private final Pages pages = node.bean(Pages.class);

    @AfterAll
    static void close() {
        sink.close();
        node.close();
    }

    @Test
    void everyDecisionAndEveryTryStandsInTheProof() {
        sink.answers(503, "");
        Page page = paging.page(paging.policy(bob, alice));
        node.clock().tick(Duration.ofSeconds(5));
        node.runDue();
        node.clock().tick(Duration.ofMinutes(1));
        node.runDue();
        node.clock().tick(Duration.ofMinutes(9));
        node.runDue();
        pages.acknowledge(page.id(), alice.actor(), Optional.empty(), node.now());
        pages.stop(page.subject(), alice.actor(), "resolved by Alice", node.now());
        node.runDue();

        assertThat(pages.decisions(page.id()))
                .extracting(recorded -> recorded.entry().verb())
                .containsExactly(
                        "begun", "called", "delayed", "sent", "called", "sent", "acknowledged", "stopped", "sent");
        String html = cast.browser(bob).get("/pages/" + page.id().text()).body();
        assertThat(html)
                .contains("Alice answered after 10 min.")
                .contains("<b>Called</b> Bob, step 1 of 2")
                .contains("<b>Not taken yet</b>")
                .contains("try 2")
                .contains("<b>All-clear sent</b>");
    }

    @Test
    void theLineFollowsWhoWasCalledUntilSomebodyAnswers() {
        Page page = paging.page(paging.policy(bob, alice));
        Browser browser = cast.browser(bob);
        assertThat(browser.get("/pages").body())
                .contains("class=\"called\"", "Card authorisations time out", "Alice next, at ")
                .contains("/pages/" + page.id().text() + "/acknowledgement");
        assertThat(cast.browser(alice).get("/pages").body()).doesNotContain("class=\"called\"");

        browser.post("/pages/" + page.id().text() + "/acknowledgement");

        assertThat(browser.get("/pages").body())
                .contains("is yours. Alice is not woken.")
                .doesNotContain("class=\"called\"");
        assertThat(paging.page(page.id()).answer())
                .hasValueSatisfying(answer -> assertThat(answer.by()).hasValue(bob.id()));
    }

    @Test
    void theLineTellsWhatPressesMostNotWhatCameFirst() {
        Page minor = paging.page(paging.policy(bob), 4);
        node.clock().tick(Duration.ofMinutes(3));
        Page major = paging.page(paging.policy(bob), 1);
        Browser browser = cast.browser(bob);
        assertThat(browser.get("/pages").body())
                .contains("/pages/" + major.id().text() + "/acknowledgement")
                .doesNotContain("/pages/" + minor.id().text() + "/acknowledgement");

        browser.post("/pages/" + major.id().text() + "/acknowledgement");

        assertThat(browser.get("/pages").body()).contains("/pages/" + minor.id().text() + "/acknowledgement");
        browser.post("/pages/" + minor.id().text() + "/acknowledgement");
    }

    @Test
    void programsReadWhoWasToldAndAnswer() {
        Page page = paging.page(paging.policy(bob, alice));
        Json json = Json.of(node, cast.token(Role.RESPONDER));
        String path = "/api/v1/pages/" + page.id().text();

        Answer shown = json.get(path);
        assertThat(shown.text("/state")).isEqualTo("paging");
        assertThat(shown.at("/step").intValue()).isEqualTo(1);
        assertThat(shown.text("/attempts/0/person")).isEqualTo(bob.id().text());
        assertThat(shown.text("/attempts/0/method")).isEqualTo("webhook");
        assertThat(shown.text("/attempts/0/state")).isEqualTo("sent");

        json.post(path + "/escalation", "{'reason': 'Asleep'}");
        node.runDue();
        assertThat(json.get(path).text("/attempts/1/person"))
                .isEqualTo(alice.id().text());

        Answer answered = json.post(
                path + "/acknowledgement",
                "{'until': '%s'}".formatted(node.now().plusSeconds(3600)));
        assertThat(answered.text("/state")).isEqualTo("acknowledged");
        assertThat(answered.text("/acknowledgedBy")).isNotEmpty();
        assertThat(json.post(path + "/acknowledgement", "{'until': '2020-01-01T00:00:00Z'}")
                        .status())
                .isEqualTo(422);
        assertThat(json.get(path + "/proof").at("/data"))
                .extracting(line -> line.get("verb").asString())
                .containsExactly("begun", "called", "sent", "escalated", "called", "sent", "acknowledged");
    }

    @Test
    void pagesAreFoundBySubjectAndState() {
        Json json = Json.of(node, cast.token(Role.RESPONDER));
        assertThat(json.get("/api/v1/pages?subject=INC-999999").at("/data")).isEmpty();
        assertThat(json.get("/api/v1/pages?subject=no+such").status()).isEqualTo(422);
        assertThat(json.get("/api/v1/pages?state=asleep").status()).isEqualTo(422);
        paging.page(paging.policy(bob));
        assertThat(json.get("/api/v1/pages?state=paging&size=500").at("/data"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.get("state").asString()).isEqualTo("paging"));
        assertThat(json.get("/api/v1/pages/pag_x").status()).isEqualTo(404);
    }

    @BrowserTest
    void looksRight() {
        sink.answers(503, "");
        Page page = paging.page(paging.policy(bob, alice));
        node.clock().tick(Duration.ofMinutes(10));
        node.runDue();
        try (Tab tab = Chromium.tab(node)) {
            tab.signIn(cast.browser(bob));
            tab.go("/pages/" + page.id().text());
            tab.look("page-proof-open");
            pages.acknowledge(page.id(), alice.actor(), Optional.of(node.now().plusSeconds(7200)), node.now());
            tab.go("/pages/" + page.id().text());
            tab.look("page-proof");
            tab.go("/pages");
            tab.look("pages");
        }
    }
}
