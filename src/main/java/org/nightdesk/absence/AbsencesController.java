package org.nightdesk.absence;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Span;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/absences}. */
@RestController
@RequestMapping("/api/v1/absences")
class AbsencesController {

    private static final Duration AHEAD = Duration.ofDays(366);

    /** {@code from} and {@code until} are both days, the last one included, or times on the clock of who is away; with its offset from UTC, one that is shown twice that night. */
    record NewAbsenceBody(
            String person,
            String from,
            Optional<String> until,
            Optional<String> reason,
            Optional<Boolean> unreachable) {}

    record CandidateView(String person, boolean leastLoaded) {}

    record ConflictView(String schedule, Instant from, Instant until, List<CandidateView> covers) {}

    /** {@code reason} is empty for those whom it does not concern; {@code conflicts} only where one is shown. */
    record AbsenceView(
            String id,
            String person,
            Instant from,
            Instant until,
            boolean wholeDays,
            String reason,
            boolean fromCalendar,
            boolean unreachable,
            List<ConflictView> conflicts) {}

    private final Absences absences;
    private final Conflicts conflicts;
    private final People people;
    private final InstantSource clock;

    AbsencesController(Absences absences, Conflicts conflicts, People people, InstantSource clock) {
        this.absences = absences;
        this.conflicts = conflicts;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Who is away in the next year.")
    Listed<AbsenceView> list(Window window, Viewer viewer) {
        Instant now = now();
        return window.cut(
                absences.during(new Span(now, now.plus(AHEAD)), viewer),
                absence -> absence.id().value(),
                absence -> view(absence, List.of()));
    }

    @GetMapping("/{id}")
    @Summary("An absence, the shifts it leaves open, and who may cover each.")
    AbsenceView show(@PathVariable String id, Viewer viewer) {
        Absence absence = absences.absence(AbsencePages.id(id), viewer);
        return view(absence, conflicts.of(absence, now()));
    }

    @PostMapping
    @Transactional
    @Summary("Somebody will be away. Leads say so for anybody.")
    ResponseEntity<AbsenceView> create(Viewer viewer, @RequestBody NewAbsenceBody body) {
        Person person = people.person(AbsenceForm.person(body.person()));
        AbsenceDraft draft = AbsenceForm.draft(
                person.id(),
                AbsenceForm.clocks(people, person),
                AbsenceForm.Typed.of(body.from()),
                AbsenceForm.Typed.of(body.until().orElse("")),
                body.reason().orElse(""),
                body.unreachable().orElse(false));
        Absence made = absences.add(draft, viewer, now());
        return ResponseEntity.created(URI.create("/api/v1/absences/" + made.id().text()))
                .body(view(made, conflicts.of(made, now())));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("They are not away after all.")
    ResponseEntity<Void> remove(@PathVariable String id, Viewer viewer) {
        absences.remove(AbsencePages.id(id), viewer, now());
        return ResponseEntity.noContent().build();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static AbsenceView view(Absence absence, List<Conflict> conflicts) {
        return new AbsenceView(
                absence.id().text(),
                absence.person().text(),
                absence.span().from(),
                absence.span().until(),
                absence.wholeDays(),
                absence.reason(),
                absence.fromCalendar(),
                absence.unreachable(),
                conflicts.stream().map(AbsencesController::view).toList());
    }

    private static ConflictView view(Conflict conflict) {
        List<CandidateView> covers = conflict.covers().stream()
                .map(cover -> new CandidateView(cover.person().text(), cover.leastLoaded()))
                .toList();
        return new ConflictView(
                conflict.schedule().text(),
                conflict.span().from(),
                conflict.span().until(),
                covers);
    }
}
