package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.demo.Company.Customer;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Viewer;

/** One thing that somebody rang or wrote about: taken down, answered, perhaps waiting for a while, done. */
final class MatterCourse {

    private static final List<String> DEPOTS =
            List.of("Cork", "Holyhead", "Rotterdam", "Leeds", "Yokohama", "Kobe", "Osaka", "Rosslare", "Zeebrugge");

    private final Matter matter;
    private final Kind kind;
    private final Stage stage;
    private final Customer customer;
    private final Person caller;
    private final String depot;

    MatterCourse(Matter matter, Kind kind, Stage stage) {
        this.matter = matter;
        this.kind = kind;
        this.stage = stage;
        this.customer = stage.company().customer(stage.dice());
        this.caller = stage.dice().oneOf(customer.contacts());
        this.depot = stage.dice().oneOf(DEPOTS);
    }

    void begin(Instant now) {
        Person agent = stage.company().atTheDesk(now, stage.dice());
        boolean mine = stage.dice().inHundred(kind == Kind.INCIDENT ? 65 : 30);
        Ticket ticket =
                stage.tickets().open(fresh(agent, mine, now), stage.company().viewer(agent.id()), now);
        if (stage.pagers().calls(ticket.id())) {
            stage.pagers().ring(now);
            Instant answered = now.plus(stage.dice().minutes(1, 4));
            stage.past().plan(answered, then -> stage.pagers().answer(ticket.id(), Optional.empty(), then));
            stage.past().plan(answered.plusSeconds(90), then -> take(ticket.id(), then));
            return;
        }
        Instant taken = now.plus(stage.dice().minutes(2, kind == Kind.INCIDENT ? 25 : 200));
        stage.past().plan(mine ? taken : stage.whenOpen(taken), then -> take(ticket.id(), then));
    }

    private NewTicket fresh(Person agent, boolean mine, Instant now) {
        Level urgency = Level.of("urgency", matter.urgency());
        boolean night = stage.company().sites().stream().noneMatch(site -> site.isOpen(now));
        return new NewTicket(
                kind,
                said(matter.title()),
                said(matter.text()),
                Level.of("impact", matter.impact()),
                urgency,
                stage.company().service(matter.service()).id(),
                Optional.of(customer.organisation().id()),
                Optional.of(caller.id()),
                mine ? Optional.of(agent.id()) : Optional.empty(),
                stage.company().service(matter.service()).team(),
                List.of(),
                kind == Kind.INCIDENT ? "phone" : "screen",
                night && kind == Kind.INCIDENT && urgency == Level.HIGH);
    }

    private void take(TicketId id, Instant now) {
        Ticket ticket = stage.ticket(id);
        Viewer who = viewer(ticket, now);
        if (ticket.acknowledgement().isEmpty()) {
            stage.tickets().acknowledge(id, who, Optional.empty(), now);
            stage.pagers().ring(now);
        }
        Instant reply = now.plus(stage.dice().minutes(3, 40));
        words(matter.replies())
                .ifPresent(words ->
                        stage.past().plan(reply, then -> stage.tickets().note(id, words, true, who, then)));
        work(id, stage.dice().inHundred(18) ? handedOver(id, who, reply) : who, reply);
    }

    // What is not done when a site goes home is given to somebody at the other one.
    private Viewer handedOver(TicketId id, Viewer from, Instant reply) {
        Person colleague = stage.dice().oneOf(stage.company().elsewhere(from));
        Instant evening = reply.plus(stage.dice().minutes(20, 200));
        stage.past()
                .plan(
                        evening,
                        now -> stage.tickets().assign(id, Optional.of(colleague.id()), Optional.empty(), from, now));
        return stage.company().viewer(colleague.id());
    }

    private void work(TicketId id, Viewer who, Instant from) {
        Dice dice = stage.dice();
        Instant next = stage.whenOpen(from.plus(pace().dividedBy(2)));
        if (dice.inHundred(45)) {
            words(matter.notes())
                    .ifPresent(words ->
                            stage.past().plan(next, now -> stage.tickets().note(id, words, false, who, now)));
        }
        if (matter.waits() != null && dice.inHundred(40)) {
            Instant until = stage.whenOpen(next.plus(dice.minutes(600, 4_000)));
            String why = said(matter.waits());
            stage.past()
                    .plan(next.plusSeconds(200), now -> stage.tickets().hold(id, Optional.of(until), why, who, now));
            stage.past().plan(until.plusSeconds(1), stage::holdsEnd);
            finish(id, who, until);
            return;
        }
        if (matter.workaround() != null && dice.inHundred(35)) {
            String how = said(matter.workaround());
            stage.past().plan(next.plusSeconds(200), now -> stage.tickets().restore(id, how, who, now));
            finish(id, who, next.plus(dice.minutes(1_500, 9_000)));
            return;
        }
        finish(id, who, next);
    }

    private void finish(TicketId id, Viewer who, Instant from) {
        Dice dice = stage.dice();
        Instant done = stage.whenOpen(from.plus(pace()));
        stage.past().plan(done, now -> done(id, who, dice.oneOf(matter.fixes()), now));
        Instant last = done;
        if (dice.inHundred(4)) {
            Instant again = stage.whenOpen(done.plus(dice.minutes(90, 1_200)));
            last = stage.whenOpen(again.plus(pace()));
            stage.past()
                    .plan(
                            again,
                            now -> stage.tickets().reopen(id, caller.name() + " rang: it is back.", false, who, now));
            stage.past()
                    .plan(last, now -> done(id, who, "Done again, and this time watched for an hour with them.", now));
        }
        stage.past().plan(stage.whenOpen(last.plus(dice.minutes(1_440, 6_000))), now -> stage.close(id, now));
    }

    private void done(TicketId id, Viewer who, String words, Instant now) {
        stage.tickets().resolve(id, said(words), who, now);
        stage.pagers().ring(now);
    }

    private Duration pace() {
        return kind == Kind.INCIDENT
                ? stage.dice().minutes(15, 400)
                : stage.dice().minutes(120, 3_000);
    }

    private Viewer viewer(Ticket ticket, Instant now) {
        return stage.company()
                .viewer(ticket.assignee()
                        .orElseGet(() ->
                                stage.company().atTheDesk(now, stage.dice()).id()));
    }

    private Optional<String> words(List<String> some) {
        return some.isEmpty() ? Optional.empty() : Optional.of(said(stage.dice().oneOf(some)));
    }

    private String said(String words) {
        return words.replace("{depot}", depot)
                .replace("{customer}", customer.organisation().name())
                .replace("{caller}", caller.name());
    }
}
