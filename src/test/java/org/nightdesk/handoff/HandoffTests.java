package org.nightdesk.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class HandoffTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Handoffs handoffs = node.bean(Handoffs.class);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Person bob = cast.bob();
    private final Viewer viewer = cast.viewer(bob);
    private final TeamId developers = cast.team("Developers");

    @Test
    void aTeamThatAsksTakesNothingUntold() {
        Ticket ticket = open();
        ask("Steps to reproduce", "Version");

        assertThatThrownBy(() ->
                        tickets.assign(ticket.id(), Optional.empty(), Optional.of(developers), viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Steps to reproduce, Version")
                .hasMessageContaining("/hand-off");
        assertThat(tickets.ticket(ticket.id(), viewer).team()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedAndNothingTypedIsLost() {
        Ticket ticket = open();
        ask("Steps to reproduce", "Version");
        Browser browser = cast.browser(bob);
        String path = "/tickets/" + ticket.number() + "/hand-off";
        String team = Long.toString(developers.value());

        String key = "hand-off:" + ticket.id().value() + ":" + team + ":answer0";
        browser.post("/drafts", "key", key, "text", "Begun before the telephone rang.");
        assertThat(browser.get(path + "?team=" + team).body()).contains("Begun before the telephone rang.");

        var refused = browser.post(path, "team", team, "answer0", "Pay with a card twice.", "answer1", " ");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Pay with a card twice.", "needs this: Version.");

        assertThat(browser.post(path, "team", team, "answer0", "Pay with a card twice.", "answer1", "7.2")
                        .statusCode())
                .isEqualTo(303);
        assertThat(tickets.ticket(ticket.id(), viewer).team()).contains(developers);
        assertThat(browser.get("/tickets/" + ticket.number()).body())
                .contains("Handed off to", "Pay with a card twice.", "7.2");
        assertThat(browser.get(path + "?team=" + team).body()).doesNotContain("Begun before");
    }

    @Test
    void oldDemandsGoAwayAndOnlyLeadsMakeThem() {
        Ticket ticket = open();
        ask("Version");
        ask();
        tickets.assign(ticket.id(), Optional.empty(), Optional.of(developers), viewer, node.now());
        assertThat(cast.browser(bob)
                        .post("/hand-offs", "team", "1", "fields", "x")
                        .statusCode())
                .isEqualTo(404);
    }

    @BrowserTest
    void itsScreensFit() {
        Ticket ticket = open();
        ask("Steps to reproduce", "Logs", "Impact", "Version");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(cast.alice()))) {
            tab.go("/tickets/" + ticket.number());
            tab.press("f");
            tab.page().waitForURL("**/hand-off");
            tab.go("/tickets/" + ticket.number() + "/hand-off?team=" + developers.value());
            tab.look("handoff");
            tab.go("/hand-offs");
            tab.look("handoff-demands");
        }
        ask();
    }

    private void ask(String... fields) {
        handoffs.demand(developers, List.of(fields), cast.viewer(cast.alice()), node.now());
    }

    private Ticket open() {
        return ATicket.called("Cards are declined").open(node);
    }
}
