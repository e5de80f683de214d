package org.nightdesk.handover;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.handover.Handover.Acceptance;
import org.nightdesk.handover.ShiftDuties.Owed;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/handovers}. Writing, reading back and signing belong to people: they are done on the screen. */
@RestController
@RequestMapping("/api/v1")
class HandoversController {

    /** {@code released} are those of the leaving whom a lead let go. {@code acceptedBy} and what follows only when it is accepted; {@code minutes} from the change on. */
    record HandoverView(
            String id,
            String schedule,
            Instant changeAt,
            String state,
            List<String> leaving,
            List<String> coming,
            List<String> released,
            Optional<Instant> leadPagedAt,
            Optional<String> acceptedBy,
            Optional<Instant> acceptedAt,
            Optional<Long> minutes,
            List<String> parts,
            int pressing,
            Optional<Instant> signedAt) {}

    /** Without a condition it is a note. */
    record LineView(String condition, String words, String by, Instant at) {}

    /** As it was handed over, or, while it is open, as it stands; {@code named}: the receiver read it back. */
    record PatientView(String ticket, String title, String priority, String stands, boolean named) {}

    /** What the outgoing accounted for; {@code byItself}: it was done, nothing was left to say of it. */
    record AccountView(String item, String what, String word, boolean byItself) {}

    /** What is no ticket: was to be done, or is before the shift to come ends, such as chores, bills and reports. */
    record DutyView(String what, String detail, Instant dueAt) {}

    /** {@code accounts} only once it is signed, {@code duties} only while it is open; {@code left} says what is left out of either, if anything. */
    record WholeView(
            HandoverView handover,
            List<PatientView> incidents,
            List<DutyView> duties,
            List<String> left,
            List<LineView> lines,
            String readBack,
            List<AccountView> accounts) {}

    /** Without a team none are kept. */
    record KeepingBody(Optional<String> team) {}

    record KeepingView(String schedule, Optional<String> team) {}

    private final Handovers handovers;
    private final Closings closings;
    private final ShiftDuties duties;
    private final Keeping keeping;
    private final Releases releases;
    private final Schedules schedules;
    private final InstantSource clock;

    HandoversController(
            Handovers handovers,
            Closings closings,
            ShiftDuties duties,
            Keeping keeping,
            Releases releases,
            Schedules schedules,
            InstantSource clock) {
        this.handovers = handovers;
        this.closings = closings;
        this.duties = duties;
        this.keeping = keeping;
        this.releases = releases;
        this.schedules = schedules;
        this.clock = clock;
    }

    @GetMapping("/handovers")
    @Summary("The handovers, the newest change first.")
    Listed<HandoverView> list(Viewer viewer, Window window) {
        return window.listed(
                handovers.newest(window.afterNumber(), window.limit(), viewer),
                handover -> List.of(handover.id().value()),
                HandoversController::view);
    }

    @GetMapping("/handovers/{id}")
    @Summary("A handover, with its incidents, the outgoing's lines and the read-back.")
    @Transactional(readOnly = true)
    WholeView show(@PathVariable String id, Viewer viewer) {
        Handover handover = handovers.handover(HandoverId.of(id), viewer);
        Situation situation = handover.isOpen() ? handovers.situation(handover, viewer, now()) : Situation.NONE;
        Owed owed = handover.isOpen() ? duties.of(handover, situation, viewer, now()) : new Owed(List.of(), false);
        List<PatientView> incidents = handover.isOpen()
                ? situation.patients().stream()
                        .map(patient -> new PatientView(
                                patient.ticket().number(),
                                patient.ticket().title(),
                                patient.ticket().priority().word(),
                                patient.stands(),
                                false))
                        .toList()
                : handovers.told(handover).stream()
                        .map(told -> new PatientView(
                                told.number(), told.title(), "P" + told.priority(), told.stands(), told.named()))
                        .toList();
        return new WholeView(
                view(handover),
                incidents,
                owed.duties().stream()
                        .map(duty -> new DutyView(duty.what(), duty.detail(), duty.at()))
                        .toList(),
                Stream.concat(
                                situation.left().stream(),
                                owed.more() ? Stream.of(ShiftDuties.MORE) : Stream.<String>empty())
                        .toList(),
                handovers.lines(handover).stream()
                        .map(line -> new LineView(line.condition(), line.words(), line.by(), line.at()))
                        .toList(),
                handover.acceptance().map(Acceptance::readBack).orElse(""),
                handover.signature().isEmpty()
                        ? List.of()
                        : closings.items(handover, viewer).stream()
                                .map(item -> new AccountView(item.key(), item.what(), item.word(), item.byItself()))
                                .toList());
    }

    @PutMapping("/handovers/{id}/releases/{person}")
    @Needs(Role.LEAD)
    @Summary("Lets somebody go who is on call until the handover is accepted. It is read back all the same.")
    @Transactional
    WholeView release(@PathVariable String id, @PathVariable String person, Viewer viewer) {
        releases.release(HandoverId.of(id), person(person), viewer, now());
        return show(id, viewer);
    }

    private static PersonId person(String text) {
        return PersonId.parse(text).orElseThrow(() -> new NotFound("person " + text));
    }

    @GetMapping("/schedules/{id}/handovers")
    @Summary("Whether handovers of a schedule are kept, and which team reads them.")
    KeepingView kept(@PathVariable String id, Viewer viewer) {
        ScheduleId schedule = schedule(id);
        return new KeepingView(
                schedule.text(),
                Optional.ofNullable(keeping.all(viewer).get(schedule)).map(TeamId::text));
    }

    @PutMapping("/schedules/{id}/handovers")
    @Needs(Role.LEAD)
    @Summary("Keeps handovers of a schedule from the next change on, or no longer.")
    @Transactional
    KeepingView keep(@PathVariable String id, Viewer viewer, @RequestBody KeepingBody body) {
        ScheduleId schedule = schedule(id);
        body.team()
                .ifPresentOrElse(
                        team -> keeping.on(new Setting(schedule, team(team)), viewer, now()),
                        () -> keeping.off(schedule, viewer, now()));
        return kept(id, viewer);
    }

    private ScheduleId schedule(String text) {
        ScheduleId id = ScheduleId.parse(text).orElseThrow(() -> new NotFound("schedule " + text));
        return schedules.schedule(id, now()).id();
    }

    private static TeamId team(String text) {
        return TeamId.parse(text)
                .orElseThrow(() -> Refused.invalid("team", "There is no team with the id " + text + "."));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static HandoverView view(Handover handover) {
        Optional<Acceptance> given = handover.acceptance();
        return new HandoverView(
                handover.id().text(),
                handover.scheduleId().text(),
                handover.changeAt(),
                handover.state().word(),
                handover.leaving().stream().map(PersonId::text).toList(),
                handover.coming().stream().map(PersonId::text).toList(),
                handover.released().stream().map(PersonId::text).toList(),
                handover.leadAt(),
                given.map(Acceptance::by).map(PersonId::text),
                given.map(Acceptance::at),
                handover.untilAccepted().map(length -> length.toMinutes()),
                given.map(Acceptance::parts).stream()
                        .flatMap(parts -> parts.stream().sorted().map(Part::word))
                        .toList(),
                given.map(Acceptance::pressing).orElse(0),
                handover.signature().map(Handover.Signature::at));
    }
}
