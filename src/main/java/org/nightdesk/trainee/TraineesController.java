package org.nightdesk.trainee;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/schedules/{id}/trainees}. */
@RestController
@RequestMapping("/api/v1/schedules/{schedule}/trainees")
class TraineesController {

    /** {@code signedOffBy} is a name; both are null for who may not answer yet. */
    record TraineeView(
            String person,
            String name,
            @Nullable String signedOffBy,
            @Nullable Instant signedOffAt) {}

    private final Trainees trainees;
    private final InstantSource clock;

    TraineesController(Trainees trainees, InstantSource clock) {
        this.trainees = trainees;
        this.clock = clock;
    }

    @GetMapping
    @Summary("Who goes along with those on call, and who of them may answer.")
    Listed<TraineeView> list(@PathVariable String schedule) {
        List<TraineeView> all = trainees.of(schedule(schedule), now()).stream()
                .map(TraineesController::view)
                .toList();
        return new Listed<>(all, new Listed.Page(null, all.size()));
    }

    @PutMapping("/{person}/sign-off")
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Lets a trainee answer pages of this schedule. Twice changes nothing.")
    TraineeView signOff(@PathVariable String schedule, @PathVariable String person, Viewer viewer) {
        trainees.signOff(schedule(schedule), person(person), viewer, now());
        return trainees.of(schedule(schedule), now()).stream()
                .filter(trainee -> trainee.person().equals(person(person)))
                .map(TraineesController::view)
                .findFirst()
                .orElseThrow(() -> new NotFound("trainee " + person));
    }

    @DeleteMapping("/{person}/sign-off")
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Takes a sign-off back.")
    ResponseEntity<Void> takeBack(@PathVariable String schedule, @PathVariable String person, Viewer viewer) {
        trainees.takeBack(schedule(schedule), person(person), viewer, now());
        return ResponseEntity.noContent().build();
    }

    static ScheduleId schedule(String id) {
        return ScheduleId.parse(id).orElseThrow(() -> new NotFound("schedule " + id));
    }

    static PersonId person(String id) {
        return PersonId.parse(id).orElseThrow(() -> new NotFound("person " + id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static TraineeView view(Trainee trainee) {
        return new TraineeView(
                trainee.person().text(),
                trainee.name(),
                trainee.signOff().map(SignOff::signer).orElse(null),
                trainee.signOff().map(SignOff::at).orElse(null));
    }
}
