package org.nightdesk.sla;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.holiday.DaysOff;
import org.nightdesk.sla.Agreements.FeedStanding;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/calendars}. */
@RestController
@RequestMapping("/api/v1/calendars")
class CalendarsController {

    static final String PREFIX = "cal_";

    /** Hours like {@code 09:00-12:30, 13:30-17:00}; closed when left out. */
    record SpecialDayBody(
            String name, LocalDate from, LocalDate until, Optional<Boolean> yearly, Optional<String> hours) {}

    /**
     * {@code week} are the hours of Monday to Sunday, empty for a closed day. {@code holidays} are those of a place such as ie, de-by or
     * gb-sct, {@code feed} is the address of an iCalendar with days off; both empty for none.
     */
    record NewCalendarBody(
            String name,
            String timeZone,
            List<String> week,
            Optional<List<SpecialDayBody>> specialDays,
            Optional<String> holidays,
            Optional<String> feed) {}

    record CalendarChangeBody(
            Optional<String> name,
            Optional<String> timeZone,
            Optional<List<String>> week,
            Optional<List<SpecialDayBody>> specialDays,
            Optional<String> holidays,
            Optional<String> feed) {}

    record CalendarView(
            String id,
            String name,
            int version,
            String timeZone,
            List<String> week,
            List<SpecialDayView> specialDays,
            Optional<String> holidays,
            Optional<FeedView> feed) {}

    /** {@code readAt}: the last time it could be read; {@code trouble}: why it could not since. */
    record FeedView(String address, Optional<Instant> readAt, Optional<String> trouble, int days) {}

    record SpecialDayView(String name, LocalDate from, LocalDate until, boolean yearly, String hours) {}

    private final Agreements agreements;
    private final InstantSource clock;

    CalendarsController(Agreements agreements, InstantSource clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Role.RESPONDER)
    Listed<CalendarView> list(Window window) {
        return window.cut(agreements.calendars(), KeptCalendar::id, this::view);
    }

    @GetMapping("/{id}")
    @Needs(Role.RESPONDER)
    CalendarView show(@PathVariable String id) {
        return view(agreements.calendar(number(id)));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ResponseEntity<CalendarView> create(Viewer viewer, @RequestBody NewCalendarBody body) {
        CalendarDraft draft = new CalendarDraft(
                body.timeZone(),
                body.week(),
                special(body.specialDays().orElse(List.of())),
                filled(body.holidays()),
                feed(filled(body.feed())));
        KeptCalendar created = agreements.create(body.name(), draft, viewer, clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/calendars/" + PREFIX + created.id()))
                .body(view(created));
    }

    /** A new version; due times of open tickets follow within seconds. */
    @PatchMapping("/{id}")
    @Needs(Role.LEAD)
    @Transactional
    CalendarView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody CalendarChangeBody body) {
        KeptCalendar before = agreements.calendar(number(id));
        ifMatch.holds(view(before));
        CalendarDraft draft = new CalendarDraft(
                body.timeZone().orElse(before.draft().zone()),
                body.week().orElse(before.draft().week()),
                body.specialDays()
                        .map(CalendarsController::special)
                        .orElse(before.draft().special()),
                body.holidays().isPresent()
                        ? filled(body.holidays())
                        : before.draft().holidays(),
                body.feed().isPresent()
                        ? feed(filled(body.feed()))
                        : before.draft().feed());
        return view(agreements.change(before.id(), body.name().orElse(before.name()), draft, viewer, clock.instant()));
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.map(String::strip).filter(each -> !each.isEmpty());
    }

    private static Optional<DaysOff> feed(Optional<String> address) {
        return address.map(each -> new DaysOff(each, List.of()));
    }

    static long number(String id) {
        if (!id.matches(PREFIX + "[1-9][0-9]{0,17}")) {
            throw new NotFound("calendar " + id);
        }
        return Long.parseLong(id.substring(PREFIX.length()));
    }

    private static List<CalendarDraft.Special> special(List<SpecialDayBody> bodies) {
        return bodies.stream()
                .map(body -> new CalendarDraft.Special(
                        body.name(),
                        body.from(),
                        body.until(),
                        body.yearly().orElse(false),
                        body.hours().orElse("")))
                .toList();
    }

    private CalendarView view(KeptCalendar calendar) {
        return new CalendarView(
                PREFIX + calendar.id(),
                calendar.name(),
                calendar.version(),
                calendar.draft().zone(),
                calendar.draft().week(),
                calendar.draft().special().stream()
                        .map(each ->
                                new SpecialDayView(each.name(), each.from(), each.until(), each.yearly(), each.hours()))
                        .toList(),
                calendar.draft().holidays(),
                agreements.feed(calendar.id()).map(feed -> view(feed, calendar.draft())));
    }

    private static FeedView view(FeedStanding feed, CalendarDraft draft) {
        return new FeedView(
                feed.address(),
                feed.readAt(),
                Optional.of(feed.trouble()).filter(trouble -> !trouble.isEmpty()),
                draft.feed().map(known -> known.days().size()).orElse(0));
    }
}
