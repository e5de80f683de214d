package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.sla.Clocks;
import org.nightdesk.sla.Strip;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;
import org.nightdesk.web.Drafts;

/** Asha writes twice about one thing; Alice makes one ticket of it. */
@ExtendWith(Correspondence.Desk.class)
class MergeTests {

    private final Correspondence mail = new Correspondence();
    private final TestNode node = mail.node;
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final MergeLog log = node.bean(MergeLog.class);
    private final String asha = "asha@bank-" + mail.word + ".example";

    @Test
    void whatWasSaidGoesOverAndLaterMailArrivesInTheOneThatStays() throws Exception {
        Ticket first = mail.ask(asha, "Cards are declined", "Since ten o'clock.");
        Browser browser = cast.browser(alice);
        Ticket second = mail.ask(asha, "Again the cards", "Still nothing works.");
        browser.post(
                "/tickets/" + second.number() + "/notes",
                "visibility",
                "public",
                "body",
                "Which till?",
                "seen",
                "999999999");
        mail.letGo();
        MimeMessage asked = mail.mails(asha).getLast();

        assertThat(browser.post("/tickets/" + first.number() + "/merge", "others", second.number())
                        .statusCode())
                .isEqualTo(303);

        assertThat(said(first)).contains("Since ten o'clock.", "Still nothing works.", "Which till?");
        assertThat(said(second)).isEmpty();
        assertThat(ticket(second).mergedInto()).contains(first.id());
        assertThat(browser.get("/tickets/" + second.number()).body())
                .contains("is part of", first.number(), "Make it a ticket of its own again");
        assertThat(browser.get("/tickets/" + first.number()).body()).contains("Mail to " + asha + " was sent.");

        mail.write(asha, "Subject: Re: Again the cards\nIn-Reply-To: " + asked.getMessageID(), "Till four.");
        mail.write(asha, "Subject: Re: cards [" + second.number() + "]", "And till five.");
        assertThat(said(first)).contains("Till four.", "And till five.");

        tickets.note(first.id(), "Both work again.", true, viewer, node.now());
        mail.letGo();
        assertThat(mail.mails(asha).getLast().getHeader("References", null)).contains(asked.getMessageID());
    }

    @Test
    void everyRequesterGetsTheAnswer() {
        Ticket first = mail.ask(asha, "Cards are declined", "Since ten.");
        Ticket second = mail.ask("omar@bank-" + mail.word + ".example", "Cards", "Mine as well.");
        assertThatThrownBy(() -> log.merge(List.of(second.id()), first.id(), false, viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("different customers'");
        log.merge(List.of(second.id()), first.id(), true, viewer, node.now());

        tickets.note(first.id(), "It works again.", true, viewer, node.now());
        mail.letGo();

        assertThat(mail.mails(asha)).hasSize(1);
        assertThat(mail.mails("omar@bank-" + mail.word + ".example")).hasSize(1);
    }

    @Test
    void whatWasSaidToOneCustomerIsNeverReadByTheOther() {
        Person charlie = cast.charlie();
        Person dora = cast.contact("Dora", cast.organisation("Dora's company"));
        Ticket hers = open(ATicket.called("Hers").askedBy(dora));
        Ticket his = open(ATicket.called("His").askedBy(charlie));
        tickets.note(his.id(), "Only for Charlie", true, viewer, node.now());

        log.merge(List.of(his.id()), hers.id(), true, viewer, node.now());

        assertThat(node.bean(Timeline.class).of(hers.id().subject(), cast.viewer(dora)))
                .noneMatch(entry -> entry.entry().text().contains("Charlie"));
        assertThat(tickets.find(hers.id(), cast.viewer(charlie))).isEmpty();
    }

    @Test
    void theEarliestPromiseCountsAndComesBackToItsOwner() {
        Ticket calm = open("Calm", Level.LOW);
        Ticket pressing = open("Pressing", Level.HIGH);
        Instant soonest = due(pressing);
        Instant late = due(calm);
        assertThat(soonest).isBefore(late);

        log.merge(List.of(pressing.id()), calm.id(), false, viewer, node.now());
        assertThat(due(calm)).isEqualTo(soonest);
        assertThat(strips(pressing)).noneMatch(Strip::isRunning);

        log.undo(pressing.id(), viewer, node.now());
        assertThat(due(calm)).isEqualTo(late);
        assertThat(due(pressing)).isEqualTo(soonest);
    }

    @Test
    void aDraftIsNeverLost() {
        Ticket first = open("One", Level.LOW);
        Ticket second = open("Two", Level.LOW);
        Drafts drafts = node.bean(Drafts.class);
        drafts.keep(viewer, first.id().subject() + ":note", "Begun here", node.now());
        drafts.keep(viewer, second.id().subject() + ":note", "Begun there", node.now());

        log.merge(List.of(second.id()), first.id(), false, viewer, node.now());

        assertThat(drafts.find(viewer, first.id().subject() + ":note")
                        .orElseThrow()
                        .text())
                .contains("Begun here", "Begun there");
        cast.browser(alice)
                .post("/tickets/" + second.number() + "/notes", "visibility", "internal", "body", "Sent too late");
        assertThat(drafts.find(viewer, first.id().subject() + ":note")
                        .orElseThrow()
                        .text())
                .contains("Sent too late");
    }

    @Test
    void thePageOfTheMergedOneStopsAndIsHandedOnWhenNobodyHasAnswered() {
        Ticket first = open("One", Level.HIGH);
        Ticket second = open("Two", Level.HIGH);
        tickets.page(second.id(), viewer, node.now());

        log.merge(List.of(second.id()), first.id(), false, viewer, node.now());

        assertThat(calling(second)).isFalse();
        assertThat(calling(first)).isTrue();
    }

    @Test
    void takenBackItStandsAsBefore() {
        Ticket first = open("One", Level.LOW);
        Ticket second = open("Two", Level.LOW);
        tickets.hold(second.id(), Optional.of(node.now().plus(Duration.ofHours(4))), "the vendor", viewer, node.now());
        tickets.note(second.id(), "Said there", false, viewer, node.now());
        TicketState before = ticket(second).state();

        log.merge(List.of(second.id()), first.id(), false, viewer, node.now());
        log.merge(List.of(second.id()), first.id(), false, viewer, node.now());
        assertThatThrownBy(() -> tickets.reopen(second.id(), "", false, viewer, node.now()))
                .isInstanceOf(Refused.class);
        tickets.note(first.id(), "Said later", false, viewer, node.now());
        log.undo(second.id(), viewer, node.now());

        assertThat(ticket(second).state()).isEqualTo(before);
        assertThat(said(second)).containsExactly("Said there");
        assertThat(said(first)).containsExactly("Said later");
    }

    @Test
    void afterSevenDaysItStays() {
        Ticket first = open("One", Level.LOW);
        Ticket second = open("Two", Level.LOW);
        log.merge(List.of(second.id()), first.id(), false, viewer, node.now());

        assertThatThrownBy(() -> log.undo(second.id(), viewer, node.now().plus(Duration.ofDays(7))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void onlyAgentsMergeAndNotIntoWhatIsOver() {
        Ticket first = open("One", Level.LOW);
        Ticket second = open("Two", Level.LOW);
        Viewer responder = cast.viewer(cast.staff("Rita", Role.RESPONDER, "Asia/Tokyo"));
        assertThatThrownBy(() -> log.merge(List.of(second.id()), first.id(), false, responder, node.now()))
                .isInstanceOf(NotFound.class);
        tickets.resolve(first.id(), "", viewer, node.now());
        assertThatThrownBy(() -> log.merge(List.of(second.id()), first.id(), false, viewer, node.now()))
                .isInstanceOf(Refused.class);
        assertThat(cast.browser(alice)
                        .post("/tickets/" + second.number() + "/merge", "others", first.number(), "keep", "other")
                        .body())
                .contains("Open it again first", first.number());
    }

    private Ticket open(String title, Level level) {
        return open(ATicket.called(title).level(level));
    }

    private Ticket open(ATicket ticket) {
        return ticket.request().open(node, viewer);
    }

    private Ticket ticket(Ticket ticket) {
        return tickets.ticket(ticket.id(), viewer);
    }

    private List<String> said(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), Viewer.system()).stream()
                .map(Recorded::entry)
                .filter(entry -> entry.verb().equals("noted"))
                .map(entry -> entry.text())
                .toList();
    }

    private List<Strip> strips(Ticket ticket) {
        return node.bean(Clocks.class).standing(ticket.id().value(), node.now()).strips();
    }

    private Instant due(Ticket ticket) {
        return node.bean(Clocks.class)
                .standing(ticket.id().value(), node.now())
                .next()
                .flatMap(Strip::due)
                .orElseThrow();
    }

    private boolean calling(Ticket ticket) {
        return node.bean(Pages.class)
                .lastOf(ticket.id().subject())
                .filter(page -> page.state().calling())
                .isPresent();
    }
}
