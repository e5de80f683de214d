package org.nightdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;

/** One time that something breaks: it fires, somebody is woken, writes what they see, mends it, and it ends. */
final class OutageCourse {

    private final Outage outage;
    private final Stage stage;
    private final List<Alert> alerts;
    private final Instant end;

    OutageCourse(Outage outage, Instant begin, Stage stage) {
        this.outage = outage;
        this.stage = stage;
        this.end = begin.plus(stage.dice().minutes(outage.lasts()));
        this.alerts = new Alerts(outage, stage.dice()).of(begin);
    }

    void begin(Instant now) {
        stage.monitoring().fire(outage.sender(), alerts, now).ifPresent(heard -> {
            stage.past().plan(end, this::ends);
            if (heard.fresh()) {
                follow(heard.ticket(), now);
            }
        });
        stage.pagers().ring(now);
    }

    private void ends(Instant now) {
        stage.monitoring().end(outage.sender(), alerts, now);
        stage.pagers().ring(now);
    }

    private void follow(TicketId ticket, Instant now) {
        Dice dice = stage.dice();
        Instant answer = outage.wakes()
                ? now.plus(dice.inHundred(7) ? dice.minutes(11, 17) : dice.minutes(1, 8))
                : stage.whenOpen(now.plus(dice.minutes(20, 240)));
        if (outage.wakes()) {
            stage.past().plan(answer, then -> stage.pagers().answer(ticket, until(then), then));
        } else {
            stage.past().plan(answer, then -> take(ticket, then));
        }
        Duration rest = Duration.between(answer, end);
        if (!outage.ends().equals("itself") || rest.toMinutes() > 20) {
            write(ticket, answer, rest.toMinutes() > 3 ? end : answer.plus(dice.minutes(10, 90)));
        }
    }

    private Optional<Instant> until(Instant now) {
        return stage.dice().inHundred(9) ? Optional.of(now.plus(Duration.ofHours(3))) : Optional.empty();
    }

    private void take(TicketId id, Instant now) {
        Ticket ticket = stage.ticket(id);
        if (!ticket.state().over() && ticket.assignee().isEmpty()) {
            PersonId who = stage.company().atTheDesk(now, stage.dice()).id();
            stage.tickets().acknowledge(id, stage.company().viewer(who), Optional.empty(), now);
        }
    }

    private void write(TicketId ticket, Instant answer, Instant fixed) {
        Dice dice = stage.dice();
        long span = Math.max(Duration.between(answer, fixed).toSeconds(), 120);
        if (!outage.notes().isEmpty() && dice.inHundred(75)) {
            stage.past().plan(answer.plusSeconds(span / 3), now -> note(ticket, dice.oneOf(outage.notes()), now));
        }
        if (outage.ends().equals("noted")) {
            stage.past()
                    .plan(
                            fixed.minusSeconds(Math.min(span / 4, 400)),
                            now -> note(ticket, dice.oneOf(outage.fixes()), now));
        }
        if (outage.ends().equals("fixed")) {
            stage.past().plan(fixed.minusSeconds(40), now -> fixed(ticket, now));
        }
        new Echo(outage, stage).of(ticket, answer, fixed);
        stage.past().plan(stage.whenOpen(fixed.plus(dice.minutes(1_440, 5_000))), now -> close(ticket, now));
    }

    private void note(TicketId id, String words, Instant now) {
        Ticket ticket = stage.ticket(id);
        ticket.assignee()
                .filter(who -> !ticket.state().over())
                .ifPresent(who ->
                        stage.tickets().note(id, words, false, stage.company().viewer(who), now));
    }

    private void fixed(TicketId id, Instant now) {
        Ticket ticket = stage.ticket(id);
        if (ticket.assignee().isEmpty()) {
            stage.past().plan(now.plus(stage.dice().minutes(5, 20)), then -> fixed(id, then));
            return;
        }
        Viewer who = stage.company().viewer(ticket.assignee().get());
        stage.tickets().resolve(id, stage.dice().oneOf(outage.fixes()), who, now);
        stage.pagers().ring(now);
    }

    private void close(TicketId id, Instant now) {
        stage.close(id, now);
    }
}
