package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketLinks;
import org.nightdesk.desk.TicketNumber;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Recorded;
import org.nightdesk.timeline.Timeline;

/** Asha asks two things in one thread; Alice makes two tickets of it. Links come and go. */
@ExtendWith(Correspondence.Desk.class)
class SplitTests {

    private final Correspondence mail = new Correspondence();
    private final TestNode node = mail.node;
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Splits splits = node.bean(Splits.class);
    private final TicketLinks links = node.bean(TicketLinks.class);
    private final String asha = "asha@bank-" + mail.word + ".example";

    @Test
    void whatIsSplitOffLeavesWithItsMailAndAnswersFollowIt() throws Exception {
        Ticket cards = mail.ask(asha, "Cards are declined", "Since ten o'clock.");
        mail.write(asha, "Subject: Re: [" + cards.number() + "]", "By the way, where is my invoice?");
        tickets.note(cards.id(), "Which invoice?", true, viewer, node.now());
        mail.letGo();
        MimeMessage asked = mail.mails(asha).getLast();
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + cards.number() + "/split";
        assertThat(browser.get(path).body()).contains("By the way", "Which invoice?");

        List<Recorded> said = splits.parts(cards.id(), viewer);
        String location = browser.post(
                        path,
                        "entry",
                        Long.toString(said.get(1).id()),
                        "entry",
                        Long.toString(said.get(2).id()),
                        "title",
                        "Where is the invoice?")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Ticket invoice = at(location);

        assertThat(said(cards)).containsExactly("Since ten o'clock.");
        assertThat(said(invoice)).containsExactly("By the way, where is my invoice?", "Which invoice?");
        assertThat(invoice.requester()).isEqualTo(cards.requester());
        assertThat(links.of(cards.id(), viewer))
                .anyMatch(link -> link.other().id().equals(invoice.id()));
        mail.write(asha, "Subject: Re: something\nIn-Reply-To: " + asked.getMessageID(), "The one of May.");
        assertThat(said(invoice)).contains("The one of May.");
        assertThat(said(cards)).hasSize(1);
    }

    @Test
    void takenBackNothingIsLost() {
        Ticket cards = mail.ask(asha, "Cards are declined", "Since ten o'clock.");
        long entry = splits.parts(cards.id(), viewer).getFirst().id();
        Ticket own = splits.split(cards.id(), List.of(entry), "Apart", cards.kind(), viewer, node.now());
        assertThat(said(cards)).isEmpty();

        cast.browser(alice).post("/tickets/" + cards.number() + "/merge?others=" + own.number());

        assertThat(said(cards)).containsExactly("Since ten o'clock.");
    }

    @Test
    void onlyWhatStandsThereAndOnlyForAgents() {
        Ticket cards = mail.ask(asha, "Cards", "Declined.");
        Ticket other = mail.ask(asha, "Quite another", "Hm.");
        long strange = splits.parts(other.id(), viewer).getFirst().id();
        long own = splits.parts(cards.id(), viewer).getFirst().id();
        Viewer responder = cast.viewer(cast.staff("Rita", Role.RESPONDER, "Asia/Tokyo"));

        assertThatThrownBy(() -> splits.split(cards.id(), List.of(), "X", cards.kind(), viewer, node.now()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> splits.split(cards.id(), List.of(own, strange), "X", cards.kind(), viewer, node.now()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> splits.split(cards.id(), List.of(own), "X", cards.kind(), responder, node.now()))
                .isInstanceOf(NotFound.class);
        assertThat(cast.browser(alice)
                        .post("/tickets/" + cards.number() + "/split", "entry", Long.toString(own), "title", " ")
                        .body())
                .contains("The title is empty");
        assertThat(said(cards)).hasSize(1);
    }

    @Test
    void aLinkIsSeenOnBothAndTakenAwayWithUndo() {
        Ticket one = mail.ask(asha, "One", "A.");
        Ticket other = mail.ask(asha, "Other", "B.");
        Browser browser = cast.browser(alice);
        browser.post("/tickets/" + one.number() + "/links", "kind", "caused-by", "to", other.number());
        assertThat(browser.get("/tickets/" + one.number()).body()).contains("is caused by");
        String body = browser.get("/tickets/" + other.number()).body();
        Matcher removal =
                Pattern.compile("/tickets/[A-Z]+-[0-9]+/links/removal[^\"]*").matcher(body);
        assertThat(removal.find()).isTrue();

        browser.post(removal.group().replace("&amp;", "&"));
        assertThat(links.of(one.id(), viewer)).isEmpty();
        browser.post("/tickets/" + other.number() + "/links/restoration?kind=causes&other=" + one.number());
        assertThat(links.of(one.id(), viewer)).hasSize(1);
    }

    private Ticket at(String location) {
        String number = location.substring(location.lastIndexOf('/') + 1);
        return tickets.ticket(TicketNumber.parse(number).orElseThrow(), viewer);
    }

    private List<String> said(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), Viewer.system()).stream()
                .filter(recorded -> recorded.entry().verb().equals("noted"))
                .map(recorded -> recorded.entry().text())
                .toList();
    }
}
