package org.nightdesk.handover;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightdesk.desk.Ticket;
import org.nightdesk.handover.Handover.Acceptance;
import org.nightdesk.handover.PaperStore.Told;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Handovers, as far as the viewer is of their team, leads, or has part in them; to anybody else they do not exist. */
@Component
@Transactional
class Handovers {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_READ_BACK = 10_000;
    private static final int MOST_LINES = 50;
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{1,18}(?![0-9])");

    private final HandoverStore store;
    private final PaperStore papers;
    private final Situations situations;
    private final HandoverCourse course;
    private final People people;

    Handovers(HandoverStore store, PaperStore papers, Situations situations, HandoverCourse course, People people) {
        this.store = store;
        this.papers = papers;
        this.situations = situations;
        this.course = course;
        this.people = people;
    }

    /** Throws NotFound when there is none that the viewer may see. */
    @Transactional(readOnly = true)
    Handover handover(HandoverId id, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.find(id, viewer).orElseThrow(() -> new NotFound("handover " + id.value()));
    }

    /** The newest change first, without those that were withdrawn; goes on behind {@code before}, 0 for the start. */
    @Transactional(readOnly = true)
    List<Handover> newest(long before, int most, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.newest(before, most, viewer);
    }

    /** What is handed over: as it stands now while it is open. */
    @Transactional(readOnly = true)
    Situation situation(Handover handover, Viewer viewer, Instant now) {
        return situations.of(handover.scheduleId(), viewer, now);
    }

    @Transactional(readOnly = true)
    List<Line> lines(Handover handover) {
        return papers.lines(handover.id());
    }

    /** The incidents as they were handed over; empty before it is accepted. */
    @Transactional(readOnly = true)
    List<Told> told(Handover handover) {
        return papers.told(handover.id());
    }

    /** If {@code condition} then {@code words}; a note with an empty condition. By the outgoing, until it is accepted. */
    void write(HandoverId id, String condition, String words, Viewer by, Instant now) {
        Handover open = open(id, by);
        onlyOutgoing(open, by, "writes on it");
        if (words.isBlank() || words.strip().length() > LONGEST) {
            throw Refused.invalid("words", "Say in at most 2,000 characters what the next shift should do.");
        }
        if (condition.strip().length() > LONGEST) {
            throw Refused.invalid("condition", "Say in at most 2,000 characters when that is to be done.");
        }
        if (papers.lines(id).size() >= MOST_LINES) {
            throw Refused.conflict("Fifty lines are more than anybody reads back. Take some off first.");
        }
        papers.insert(id, clean(condition), clean(words), by.actor().name(), now);
        String text = condition.isBlank() ? words : "If " + condition.strip() + ", then " + words.strip();
        course.record(open, "written", text, by, now);
    }

    /** Takes a line off again. By the outgoing, until it is accepted. */
    void remove(HandoverId id, long line, Viewer by, Instant now) {
        Handover open = open(id, by);
        onlyOutgoing(open, by, "writes on it");
        Line gone = papers.line(id, line).orElseThrow(() -> new NotFound("line " + line));
        papers.delete(line);
        course.record(open, "taken-off", gone.words(), by, now);
    }

    /**
     * One of the coming reads back what was handed over: from then on the outgoing are relieved, at the change at the earliest. Refused, naming each,
     * while an open P1 or P2 is not named by its number.
     */
    Handover accept(HandoverId id, String readBack, Viewer by, Instant now) {
        Handover open = open(id, by);
        if (!open.comes(by)) {
            throw Refused.conflict("Only " + names(open.coming()) + " can accept it: who takes over reads it back.");
        }
        if (readBack.isBlank() || readBack.strip().length() > LONGEST_READ_BACK) {
            throw Refused.invalid("readBack", "Read it back in your own words, in at most 10,000 characters.");
        }
        Situation situation = situations.of(open.scheduleId(), by, now);
        Set<String> numbers = numbers(readBack);
        refuseUnlessNamed(situation.pressing(), numbers);
        List<Line> lines = papers.lines(id);
        store.accepted(
                id,
                new Acceptance(
                        new PersonId(by.actor().id()),
                        now,
                        clean(readBack),
                        parts(situation, lines),
                        situation.pressing().size()));
        papers.tell(
                id,
                situation.patients().stream()
                        .map(patient -> new Told(
                                patient.ticket().id(),
                                patient.ticket().number(),
                                patient.ticket().title(),
                                patient.ticket().priority().value(),
                                patient.stands(),
                                isNamed(patient.ticket(), numbers)))
                        .toList());
        course.calm(open, "the handover is accepted", by, now);
        course.record(open, "accepted", clean(readBack), by, now);
        return handover(id, by);
    }

    private static void refuseUnlessNamed(List<Ticket> pressing, Set<String> numbers) {
        List<String> missing = pressing.stream()
                .filter(ticket -> !isNamed(ticket, numbers))
                .map(ticket -> ticket.number() + " (" + ticket.priority().word() + ", " + ticket.title() + ")")
                .toList();
        if (!missing.isEmpty()) {
            throw Refused.invalid(
                    "readBack",
                    "Not named yet: " + String.join("; ", missing) + ". Say of each by its number what you take over.");
        }
    }

    /** Numbers are used once, whatever the kind of ticket: 1042 is INC-1042. */
    private static Set<String> numbers(String readBack) {
        return NUMBER.matcher(readBack).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static boolean isNamed(Ticket ticket, Set<String> numbers) {
        return numbers.contains(Long.toString(ticket.id().value()));
    }

    private static Set<Part> parts(Situation situation, List<Line> lines) {
        Set<Part> parts = EnumSet.of(Part.SEVERITY, Part.READ_BACK);
        if (situation.patients().stream()
                .filter(patient -> situation.pressing().contains(patient.ticket()))
                .allMatch(Situation.Patient::held)) {
            parts.add(Part.SUMMARY);
        }
        if (!situation.todos().isEmpty() || lines.stream().anyMatch(Line::isNote)) {
            parts.add(Part.ACTIONS);
        }
        if (lines.stream().anyMatch(line -> !line.isNote())) {
            parts.add(Part.CONTINGENCY);
        }
        return parts;
    }

    private Handover open(HandoverId id, Viewer by) {
        by.needs(Role.RESPONDER);
        Handover found = store.lock(id, by).orElseThrow(() -> new NotFound("handover " + id.value()));
        return switch (found.state()) {
            case OPEN -> found;
            case ACCEPTED -> throw Refused.conflict("It is accepted already. Look at it again.");
            case LAPSED -> throw Refused.conflict("The next shift has begun: nobody can accept this one any more.");
            case WITHDRAWN -> throw Refused.conflict("The plan has changed: nobody takes over then.");
        };
    }

    private void onlyOutgoing(Handover handover, Viewer by, String does) {
        if (!handover.leaves(by)) {
            throw Refused.conflict("Only " + names(handover.leaving()) + " " + does + ": who hands over.");
        }
    }

    private String names(List<PersonId> ids) {
        Map<PersonId, String> names = people.names(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(names.get(id)).stream())
                .collect(Collectors.joining(" or "));
    }

    private static String clean(String text) {
        return text.strip().replace("\u0000", "");
    }
}
