package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** Mallory writes what nobody should have to read; Bob flags it with one press, a lead decides. */
@ExtendWith(Correspondence.Desk.class)
class AbuseTests {

    private final Correspondence mail = new Correspondence();
    private final TestNode node = mail.node;
    private final Cast cast = Cast.of(node);
    private final Person lead = cast.staff("Aaron the lead", Role.LEAD, "Europe/Dublin");
    private final Person bob = cast.bob();
    private final Tickets tickets = node.bean(Tickets.class);
    private final String mallory = "mallory@rude-" + mail.word + ".example";

    @Test
    void flaggedItGoesToALeadAndTheirFurtherMailIsSeenByLeadsOnly() {
        Ticket ticket = mail.ask(mallory, "You fools", "All of you.");
        Browser his = cast.browser(bob);
        Browser hers = cast.browser(lead);
        String path = "/tickets/" + ticket.number();
        assertThat(his.get(path).body()).contains("Flag as abusive");

        assertThat(his.post(path + "/flag").statusCode()).isEqualTo(303);
        his.post(path + "/flag");
        mail.write(mallory, "Subject: Re: [" + ticket.number() + "]", "Worse words.");
        mail.write(mallory, "Subject: Another thread altogether", "Even worse words.");

        assertThat(tickets.ticket(ticket.id(), Viewer.system()).assignee()).isPresent();
        assertThat(his.get(path).body()).contains("flagged this thread").doesNotContain("orse words");
        assertThat(newest().id()).isEqualTo(ticket.id());
        String seen = hers.get(path).body();
        assertThat(seen).contains("Worse words.", "Even worse words.", "Let them in again");
        assertThat(hers.get("/").body()).contains("flagged as abusive");
        assertThat(his.get("/").body()).doesNotContain("flagged as abusive");
        Matcher confirmation = Pattern.compile("/tickets/[A-Z]+-[0-9]+/mail/mail_[0-9]+/confirmation")
                .matcher(seen);
        assertThat(confirmation.find()).isTrue();
        assertThat(his.post(confirmation.group()).statusCode()).isEqualTo(404);
        assertThat(his.post(path + "/flag/decision", "decision", "let_in").statusCode())
                .isEqualTo(404);

        hers.post(path + "/flag/decision", "decision", "let_in");
        assertThat(his.get(path).body()).contains("Worse words.").doesNotContain("flagged this thread");
        mail.write(mallory, "Subject: I am sorry", "It was a bad day.");
        assertThat(newest().title()).isEqualTo("I am sorry");
    }

    @Test
    void keptOutTheirMailGoesOnWaitingAndNothingIsLost() {
        Ticket ticket = mail.ask(mallory, "You fools", "All of you.");
        Browser hers = cast.browser(lead);
        String path = "/tickets/" + ticket.number();
        hers.post(path + "/flag");
        hers.post(path + "/flag/decision", "decision", "stop");

        mail.write(mallory, "Subject: Again", "Worse words.");

        assertThat(newest().id()).isEqualTo(ticket.id());
        assertThat(hers.get(path).body()).contains("stay out", "Worse words.");
        assertThat(cast.browser(bob).get(path).body()).doesNotContain("Worse words.");
        assertThat(hers.get("/").body()).doesNotContain(ticket.number() + ", You fools");
    }

    private Ticket newest() {
        return node.bean(Queue.class)
                .newest(new Filter(List.of(), ""), Viewer.system(), 0, 1)
                .getFirst();
    }
}
