package org.nightdesk.travel;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
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

/** {@code /api/v1/people/{person}/journeys}. */
@RestController
@RequestMapping("/api/v1/people/{person}/journeys")
class JourneysController {

    /** {@code from} and {@code until} are days there, both included; without {@code until} it is one day. */
    record NewJourneyBody(String timeZone, String from, Optional<String> until) {}

    record JourneyView(String id, String person, String timeZone, LocalDate from, LocalDate until) {}

    record JourneysView(List<JourneyView> journeys) {}

    private final Journeys journeys;
    private final InstantSource clock;

    JourneysController(Journeys journeys, InstantSource clock) {
        this.journeys = journeys;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Where somebody is in the days to come, if not at home.")
    JourneysView list(@PathVariable String person, Viewer viewer) {
        return new JourneysView(journeys.of(person(person), viewer, clock.instant()).stream()
                .map(JourneysController::view)
                .toList());
    }

    @PostMapping
    @Transactional
    @Summary("Somebody is in another time zone for some days.")
    ResponseEntity<JourneyView> create(@PathVariable String person, Viewer viewer, @RequestBody NewJourneyBody body) {
        Journey made = journeys.add(
                JourneyDraft.typed(
                        person(person),
                        body.timeZone(),
                        body.from(),
                        body.until().orElse("")),
                viewer,
                clock.instant());
        return ResponseEntity.created(URI.create(
                        "/api/v1/people/" + person + "/journeys/" + made.id().text()))
                .body(view(made));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("They do not travel after all.")
    ResponseEntity<Void> remove(@PathVariable String person, @PathVariable String id, Viewer viewer) {
        JourneyId journey = JourneyId.parse(id)
                .filter(known -> journeys.of(person(person), viewer, clock.instant()).stream()
                        .anyMatch(one -> one.id().equals(known)))
                .orElseThrow(() -> new NotFound("journey " + id));
        journeys.remove(journey, viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static PersonId person(String text) {
        return PersonId.parse(text).orElseThrow(() -> new NotFound("no person " + text));
    }

    private static JourneyView view(Journey journey) {
        return new JourneyView(
                journey.id().text(), journey.person().text(), journey.zone().getId(), journey.first(), journey.last());
    }
}
