package org.nightdesk.agenda;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people/{person}/calendars}, for leads: whoever sets people up gives them the address of their shifts. */
@RestController
@RequestMapping("/api/v1/people/{person}/calendars")
@Needs(Role.LEAD)
class AgendasController {

    /** Without a schedule: that person's own shifts in all of them. */
    record NewCalendarBody(Optional<String> schedule) {}

    /** {@code readAt}: last, by a calendar program. */
    record CalendarView(String id, Optional<String> schedule, Instant madeAt, Optional<Instant> readAt) {}

    record CalendarsView(List<CalendarView> calendars) {}

    /** The address is its own key, and in this answer only. */
    record FreshView(String address) {}

    private final Agendas agendas;
    private final People people;
    private final Settings settings;
    private final InstantSource clock;

    AgendasController(Agendas agendas, People people, Settings settings, InstantSource clock) {
        this.agendas = agendas;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Summary("The calendar addresses of somebody, without their secrets.")
    CalendarsView list(@PathVariable String person) {
        return new CalendarsView(agendas.of(person(person).id()).stream()
                .map(address -> new CalendarView(
                        Long.toString(address.id()),
                        address.schedule().map(ScheduleId::text),
                        address.madeAt(),
                        address.readAt()))
                .toList());
    }

    @PostMapping
    @Transactional
    @Summary("Makes the secret address of somebody's shifts, or of a schedule's; the one before for the same is over.")
    ResponseEntity<FreshView> open(@PathVariable String person, Viewer viewer, @RequestBody NewCalendarBody body) {
        String secret = agendas.open(person(person), body.schedule().map(AgendasController::schedule), viewer, now());
        String path = "/calendars/" + secret + ".ics";
        return ResponseEntity.created(URI.create(path)).body(new FreshView(settings.address() + path));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("Ends a calendar address.")
    ResponseEntity<Void> close(@PathVariable String person, @PathVariable String id, Viewer viewer) {
        long number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
        agendas.close(number, person(person).id(), viewer, now());
        return ResponseEntity.noContent().build();
    }

    private Person person(String text) {
        return PersonId.parse(text).flatMap(people::find).orElseThrow(() -> new NotFound("person " + text));
    }

    private static ScheduleId schedule(String text) {
        return ScheduleId.parse(text)
                .orElseThrow(() -> Refused.invalid("schedule", "Name a schedule by its id, such as sch_7."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
