package org.nightdesk.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.watcher.Watchers;

/** Bob watches a ticket, Alice names him on another; each hears of it, and customers of nothing. */
@ExtendWith(Correspondence.Desk.class)
class WatchTests {

    private final Correspondence mail = new Correspondence();
    private final TestNode node = mail.node;
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Person bob = reachable(cast.staff("Bob " + mail.word, Role.RESPONDER, "Asia/Tokyo"));
    private final Viewer viewer = cast.viewer(alice);
    private final Tickets tickets = node.bean(Tickets.class);
    private final Watchers watchers = node.bean(Watchers.class);
    private final String asha = "asha@bank-" + mail.word + ".example";

    @Test
    void whoIsNamedWatchesAndFindsItOnHomeAndInTheirMail() {
        Ticket ticket = mail.ask(asha, "Cards are declined", "Since ten.");
        Browser his = cast.browser(bob);

        tickets.note(ticket.id(), "@Bob " + mail.word + ", which till was it?", false, viewer, node.now());
        node.runDue();

        assertThat(watchers.of(ticket.id())).containsExactly(bob);
        assertThat(his.get("/").body()).contains("which till was it?", "You were named on " + ticket.number());
        assertThat(his.get("/tickets/" + ticket.number()).body()).contains("named you:", "Seen to");
        assertThat(mail.mails(bob.email())).hasSize(1);
        assertThat(Correspondence.text(mail.mails(bob.email()).getFirst())).contains("which till was it?");
        assertThat(mail.mails(asha)).isEmpty();

        his.post("/tickets/" + ticket.number() + "/mentions/done");
        assertThat(his.get("/").body()).doesNotContain("You were named on " + ticket.number());
    }

    @Test
    void answeringIsSeeingToIt() {
        Ticket ticket = mail.ask(asha, "Cards are declined", "Since ten.");
        tickets.note(ticket.id(), "@bob " + mail.word + " please look", false, viewer, node.now());

        tickets.note(ticket.id(), "Looked. Till four.", false, cast.viewer(bob), node.now());

        assertThat(cast.browser(bob).get("/").body()).doesNotContain("You were named on " + ticket.number());
    }

    @Test
    void whoWatchesGetsTheNewsInOneMailAndNoneOfTheirOwn() {
        Ticket ticket = mail.ask(asha, "Cards are declined", "Since ten.");
        Browser his = cast.browser(bob);
        assertThat(his.get("/tickets/" + ticket.number()).body()).contains("Watched by", "/watch\"");
        his.post("/tickets/" + ticket.number() + "/watch");

        tickets.note(ticket.id(), "We look into it", true, viewer, node.now());
        tickets.note(ticket.id(), "My own note", false, cast.viewer(bob), node.now());
        mail.write(asha, "Subject: Re: [" + ticket.number() + "]", "Till four, by the way.");
        assertThat(mail.mails(bob.email())).isEmpty();
        node.clock().tick(Duration.ofMinutes(2));
        node.runDue();

        assertThat(mail.mails(bob.email())).hasSize(1);
        assertThat(Correspondence.text(mail.mails(bob.email()).getFirst()))
                .contains("We look into it", "Till four")
                .doesNotContain("My own note");

        his.post("/tickets/" + ticket.number() + "/unwatch");
        tickets.note(ticket.id(), "Later", false, viewer, node.now());
        node.clock().tick(Duration.ofMinutes(2));
        node.runDue();
        assertThat(mail.mails(bob.email())).hasSize(1);
    }

    @Test
    void watchersFollowAMergeAndCustomersNeverWatch() {
        Ticket first = mail.ask(asha, "Cards", "A.");
        Ticket second = mail.ask(asha, "Cards again", "B.");
        watchers.watch(second.id(), bob.id(), viewer, node.now());
        node.bean(MergeLog.class).merge(List.of(second.id()), first.id(), false, viewer, node.now());

        assertThat(watchers.of(first.id())).containsExactly(bob);
        assertThatThrownBy(() -> watchers.watch(first.id(), cast.charlie().id(), viewer, node.now()))
                .isInstanceOf(Refused.class);
    }

    private Person reachable(Person person) {
        node.bean(ContactMethods.class)
                .replace(
                        person.id(),
                        List.of(new NewContactMethod("email", person.email(), true)),
                        Viewer.system(),
                        node.now());
        return person;
    }
}
