package org.nightdesk.rota;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/schedules} and who is on call by them. */
@RestController
@RequestMapping("/api/v1/schedules")
class SchedulesController {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Duration LONGEST = Duration.ofDays(400);

    record ScheduleChangeBody(
            Optional<String> name,
            Optional<String> description,
            Optional<String> timeZone,
            Optional<List<ScheduleBody.LayerBody>> layers) {}

    record ShiftView(String person, Instant from, Instant until, boolean override) {}

    /**
     * {@code people} are all who are on call; {@code staying} those of them whose shift is over and whose handover nobody has accepted. {@code shadows} are trainees who
     * go along: they are told, and are no cover.
     */
    record OnCallView(String schedule, Instant at, List<String> people, List<String> staying, List<String> shadows) {}

    private final Schedules schedules;
    private final InstantSource clock;

    SchedulesController(Schedules schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @GetMapping
    Listed<ScheduleView> list(Window window, @RequestParam(defaultValue = "") String q) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        List<ScheduleId> found = schedules.names().entrySet().stream()
                .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Map.Entry::getKey)
                .toList();
        return window.cut(found, ScheduleId::value, id -> ScheduleView.of(schedules.schedule(id, now)));
    }

    @GetMapping("/{id}")
    ScheduleView show(@PathVariable String id) {
        return ScheduleView.of(schedules.schedule(id(id), clock.instant()));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<ScheduleView> create(Viewer viewer, @RequestBody ScheduleBody body) {
        Instant now = clock.instant();
        ScheduleView view = ScheduleView.of(schedules.create(body.draft(now), viewer, now));
        return ResponseEntity.created(URI.create("/api/v1/schedules/" + view.id()))
                .body(view);
    }

    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ScheduleView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody ScheduleChangeBody body) {
        ifMatch.holds(show(id));
        Instant now = clock.instant();
        Schedule before = schedules.schedule(id(id), now);
        ScheduleDraft wanted = new ScheduleBody(
                        body.name().orElse(before.name()),
                        Optional.of(body.description().orElse(before.description())),
                        body.timeZone().orElse(before.zone().getId()),
                        body.layers().orElse(List.of()))
                .draft(now);
        ScheduleDraft draft = body.layers().isPresent() ? wanted : wanted.with(before.layers());
        return ScheduleView.of(schedules.change(before.id(), draft, viewer, now));
    }

    @DeleteMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    ResponseEntity<Void> delete(@PathVariable String id, Viewer viewer, IfMatch ifMatch) {
        ifMatch.holds(show(id));
        schedules.delete(id(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    /** Nobody is an empty list; that is a gap. */
    @GetMapping("/{id}/on-call")
    OnCallView onCall(@PathVariable String id, @RequestParam Optional<String> at) {
        Instant asked = at.map(text -> Words.moment("at", text)).orElseGet(clock::instant);
        ScheduleId schedule = schedules.schedule(id(id), asked).id();
        return new OnCallView(
                schedule.text(),
                asked,
                texts(schedules.onCall(schedule, asked)),
                texts(schedules.staying(schedule, asked)),
                texts(schedules.shadows(schedule, asked)));
    }

    private static List<String> texts(List<PersonId> people) {
        return people.stream().map(PersonId::text).toList();
    }

    @GetMapping("/{id}/shifts")
    Listed<ShiftView> shifts(
            @PathVariable String id, @RequestParam Optional<String> from, @RequestParam Optional<String> until) {
        Span span = span(from, until, clock.instant());
        ScheduleId schedule = schedules.schedule(id(id), span.from()).id();
        return listed(schedules.shifts(schedule, span.from(), span.until()));
    }

    /** Those of the trainees who go along. */
    @GetMapping("/{id}/shadow-shifts")
    Listed<ShiftView> shadowShifts(
            @PathVariable String id, @RequestParam Optional<String> from, @RequestParam Optional<String> until) {
        Span span = span(from, until, clock.instant());
        ScheduleId schedule = schedules.schedule(id(id), span.from()).id();
        return listed(schedules.coverage(schedule, span).shadows());
    }

    private static Listed<ShiftView> listed(List<Shift> shifts) {
        List<ShiftView> data = shifts.stream()
                .map(shift -> new ShiftView(shift.person().text(), shift.from(), shift.until(), shift.override()))
                .toList();
        return new Listed<>(data, new Listed.Page(null, data.size()));
    }

    /** From the first moment until the second, at most 400 days; from now, and for two weeks, where nothing is said. */
    static Span span(Optional<String> from, Optional<String> until, Instant now) {
        Instant begin = from.map(text -> Words.moment("from", text)).orElse(now);
        Instant end = until.map(text -> Words.moment("until", text)).orElse(begin.plus(TWO_WEEKS));
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw Refused.invalid("until", "Ask for a span that ends after it begins and lasts at most 400 days.");
        }
        return new Span(begin, end);
    }

    static ScheduleId id(String id) {
        return ScheduleId.parse(id).orElseThrow(() -> new NotFound("schedule " + id));
    }
}
