package org.nightdesk.worklog;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Time spent on tickets. One's own is one's own to change, a lead's too. */
@Component
@Transactional
class Worklog {

    private static final int LONGEST_NOTE = 1_000;
    private static final int MOST_MINUTES = 100_000;

    private final WorkStore store;
    private final Tickets tickets;
    private final Timeline timeline;

    Worklog(WorkStore store, Tickets tickets, Timeline timeline) {
        this.store = store;
        this.tickets = tickets;
        this.timeline = timeline;
    }

    /** What somebody says of their time. */
    record Said(int minutes, String note, boolean billable) {

        Said checked() {
            if (minutes < 1 || minutes > MOST_MINUTES) {
                throw Refused.invalid("minutes", "Say how many minutes, 1 to 100000.");
            }
            if (note.length() > LONGEST_NOTE) {
                throw Refused.invalid("note", "Say in at most 1,000 letters what it was.");
            }
            return new Said(minutes, note.strip(), billable);
        }
    }

    @Transactional(readOnly = true)
    List<Work> of(TicketId ticket, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.of(tickets.ticket(ticket, viewer).id());
    }

    /** The one of this viewer, on whatever ticket. */
    @Transactional(readOnly = true)
    Optional<Work> running(Viewer viewer) {
        return viewer.actor().isPerson() ? store.running(person(viewer)) : Optional.empty();
    }

    /** Starts this person's stopwatch; one that runs for another ticket is stopped first. Nothing when it runs for this one. */
    Work start(TicketId ticket, Viewer by, Instant now) {
        PersonId person = person(by);
        Ticket on = tickets.ticket(ticket, by);
        Optional<Work> running = store.running(person);
        if (running.filter(work -> work.ticket().equals(on.id())).isPresent()) {
            return running.get();
        }
        running.ifPresent(other -> stop(other, by, now));
        return store.insert(new Work(0, on.id(), person, now, OptionalInt.empty(), "", false))
                .orElseThrow(() -> Refused.conflict("Your stopwatch was started elsewhere just now."));
    }

    /** Stops it and writes down the minutes begun. Refused when it does not run for this ticket. */
    Work stop(TicketId ticket, Viewer by, Instant now) {
        Work running = store.running(person(by))
                .filter(work -> work.ticket().equals(ticket))
                .orElseThrow(() -> Refused.conflict("Your stopwatch does not run for this ticket."));
        return stop(running, by, now);
    }

    /** Written down by hand, as of now. */
    Work add(TicketId ticket, Said wanted, Viewer by, Instant now) {
        PersonId person = person(by);
        Said said = wanted.checked();
        Ticket on = tickets.ticket(ticket, by);
        Instant began = now.minus(Duration.ofMinutes(said.minutes()));
        Work work = store.insert(new Work(
                        0, on.id(), person, began, OptionalInt.of(said.minutes()), said.note(), said.billable()))
                .orElseThrow();
        record(work, "worked", spoken(work), by, now);
        return work;
    }

    /** Another number, note or reckoning. Refused while it still runs. */
    Work change(long id, Said wanted, Viewer by, Instant now) {
        Work before = owned(id, by);
        if (before.isRunning()) {
            throw Refused.conflict("The stopwatch still runs. Stop it first.");
        }
        Said said = wanted.checked();
        Work work = new Work(
                id,
                before.ticket(),
                before.person(),
                before.beganAt(),
                OptionalInt.of(said.minutes()),
                said.note(),
                said.billable());
        if (!work.equals(before)) {
            store.save(work);
            record(work, "work-changed", spoken(before) + " became " + spoken(work), by, now);
        }
        return work;
    }

    void remove(long id, Viewer by, Instant now) {
        Work work = owned(id, by);
        store.delete(id);
        record(work, "work-removed", work.isRunning() ? "a stopwatch that ran" : spoken(work), by, now);
    }

    private Work stop(Work running, Viewer by, Instant now) {
        long seconds = Math.max(0, Duration.between(running.beganAt(), now).toSeconds());
        int minutes = (int) Math.clamp((seconds + 59) / 60, 1, MOST_MINUTES);
        Work work = new Work(
                running.id(),
                running.ticket(),
                running.person(),
                running.beganAt(),
                OptionalInt.of(minutes),
                running.note(),
                running.billable());
        store.save(work);
        record(work, "worked", spoken(work), by, now);
        return work;
    }

    private Work owned(long id, Viewer by) {
        Work work = store.find(id).orElseThrow(() -> new NotFound("work " + id));
        tickets.ticket(work.ticket(), by);
        if (!by.actor().isPerson() || by.actor().id() != work.person().value()) {
            by.needs(Role.LEAD);
        }
        return work;
    }

    private static PersonId person(Viewer by) {
        by.needs(Role.RESPONDER);
        if (!by.actor().isPerson()) {
            throw Refused.invalid("", "Time is a person's, and this is a token. Sign in as the person who worked.");
        }
        return new PersonId(by.actor().id());
    }

    private static String spoken(Work work) {
        return Work.spoken(work.minutes().orElse(0))
                + (work.billable() ? ", billable" : "")
                + (work.note().isEmpty() ? "" : ": " + work.note());
    }

    private void record(Work work, String verb, String text, Viewer by, Instant now) {
        timeline.append(Entry.internal(
                work.ticket().subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of("work", work.text(), "minutes", work.minutes().orElse(0), "billable", work.billable())));
    }
}
