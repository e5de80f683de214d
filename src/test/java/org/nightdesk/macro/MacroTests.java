package org.nightdesk.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;

class MacroTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Macros macros = node.bean(Macros.class);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final TeamId team = cast.team("Payments");
    private final String teamName = node.bean(org.nightdesk.people.Teams.class).name(team);

    @Test
    void doesAllStepsAndIsToldByOneLine() {
        Ticket ticket = ticket();
        Macro macro = macro(
                "team: " + teamName,
                "priority: P2",
                "tag: cards urgent",
                "note: Ask the acquirer.",
                "hold: vendor, the acquirer");

        macros.run(macro.id(), ticket.id(), viewer, node.now());

        Ticket after = tickets.ticket(ticket.id(), viewer);
        assertThat(after.team()).contains(team);
        assertThat(after.priority().word()).isEqualTo("P2");
        assertThat(after.tags()).containsExactly("cards", "urgent");
        assertThat(after.state()).isInstanceOf(TicketState.OnHold.class);
        String screen = cast.browser(alice).get("/tickets/" + ticket.number()).body();
        assertThat(screen).contains("ran " + macro.name(), "Ask the acquirer.").doesNotContain("put it on hold");
    }

    @Test
    void doesNothingWhenOneStepIsRefused() {
        Ticket ticket = ticket();
        Macro macro = macro("tag: cards", "resolve", "hold: vendor, the acquirer");

        assertThat(macros.rehearse(macro.id(), ticket.id(), viewer, node.now()).refusal())
                .contains("Reopen it first");
        assertThatThrownBy(() -> macros.run(macro.id(), ticket.id(), viewer, node.now()))
                .isInstanceOf(Refused.class);

        assertThat(tickets.ticket(ticket.id(), viewer)).isEqualTo(ticket);
    }

    @Test
    void aRehearsalLeavesNothingBehind() {
        Ticket ticket = ticket();
        List<Recorded> before = node.bean(Timeline.class).of(ticket.id().subject(), viewer);
        Macro macro = macro("urgency: high", "team: none", "reply: We have it");

        Steps.Rehearsal rehearsal = macros.rehearse(macro.id(), ticket.id(), viewer, node.now());

        assertThat(rehearsal.lines()).startsWith("urgency: high (P5 becomes P3)", "team: none (already so)");
        assertThat(rehearsal.refusal()).contains("{{first-name}}");
        assertThat(node.bean(Timeline.class).of(ticket.id().subject(), viewer)).isEqualTo(before);
        assertThat(tickets.ticket(ticket.id(), viewer)).isEqualTo(ticket);
    }

    @Test
    void refusesWhatIsNotThereWhenItIsKept() {
        assertThatThrownBy(() -> macro("team: Nowhere")).hasMessageContaining("no team \"Nowhere\"");
        assertThatThrownBy(() -> macro("explode: now")).hasMessageContaining("Use acknowledge, assign");
        assertThatThrownBy(() -> macro("reply: Nothing like that")).hasMessageContaining("no template");
        assertThatThrownBy(() -> macro("hold:")).hasMessageContaining("what it waits for");
        assertThatThrownBy(() -> macro("")).hasMessageContaining("one to twenty");
    }

    @Test
    void restsUntilTheMorningOfWhoeverSaysIt() {
        Ticket ticket = ticket();
        java.time.ZonedDateTime here = node.now().atZone(alice.zone());

        macros.run(macro("snooze: tomorrow").id(), ticket.id(), viewer, node.now());

        assertThat(tickets.ticket(ticket.id(), viewer).state())
                .isEqualTo(new TicketState.OnHold(
                        Optional.of(here.toLocalDate()
                                .plusDays(1)
                                .atTime(9, 0)
                                .atZone(alice.zone())
                                .toInstant()),
                        "snoozed",
                        org.nightdesk.sla.Waiting.OTHER));
        assertThatThrownBy(() -> macro("snooze: soon")).hasMessageContaining("Snooze for 4h or 2d");
        assertThatThrownBy(() -> macro("kind: wish")).hasMessageContaining("a request or a change-request");
    }

    @Test
    void whatIsOfferedToBeginWithIsUnderstoodAndNotThereByItself() {
        for (Starter starter : Starter.ALL) {
            node.bean(Steps.class).check(Step.parseAll(starter.lines()), viewer);
            assertThat(macros.all(viewer)).extracting(Macro::name).doesNotContain(starter.name());
        }
        assertThat(cast.browser(alice).get("/macros?start=Mine,%20tomorrow").body())
                .contains("snooze: tomorrow</textarea>", "Repaired</a>");
    }

    @BrowserTest
    void isRunByTheKeyboard() {
        Ticket ticket = ticket();
        for (Macro old : macros.all(viewer)) {
            macros.remove(old.id(), viewer, node.now());
        }
        macro("tag: cards", "assign: me");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/tickets/" + ticket.number());
            tab.press("d");
            tab.page().waitForURL("**/macros");
            tab.look("macro-run");
            tab.press("1");
            tab.page().waitForURL("**/" + ticket.number());
            assertThat(tickets.ticket(ticket.id(), viewer).assignee()).contains(alice.id());
            tab.go("/macros");
            tab.look("macros");
        }
    }

    private Macro macro(String... lines) {
        return macros.keep(Optional.empty(), "Macro " + UUID.randomUUID(), List.of(lines), viewer, node.now());
    }

    private Ticket ticket() {
        return ATicket.called("Cards are declined").open(node);
    }
}
