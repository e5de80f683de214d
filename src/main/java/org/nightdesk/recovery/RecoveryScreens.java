package org.nightdesk.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.recovery.RecoveryDrill.State;
import org.nightdesk.recovery.screen.DrillScreen;
import org.nightdesk.recovery.screen.DrillScreen.Lesson;
import org.nightdesk.recovery.screen.DrillScreen.Measure;
import org.nightdesk.recovery.screen.DrillsScreen;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.springframework.stereotype.Component;

/** What the screens of drills show. */
@Component
class RecoveryScreens {

    private static final int SHOWN = 50;
    private static final String UNKNOWN = "not known";

    private final RecoveryDrills drills;
    private final RecoveryStore store;
    private final ByRun byRun;
    private final Services services;
    private final People people;

    RecoveryScreens(RecoveryDrills drills, RecoveryStore store, ByRun byRun, Services services, People people) {
        this.drills = drills;
        this.store = store;
        this.byRun = byRun;
        this.services = services;
        this.people = people;
    }

    DrillsScreen all(Viewer viewer, Instant now) {
        List<Service> known = services.all();
        return new DrillsScreen(
                drills.newest(SHOWN, viewer).stream().map(this::line).toList(),
                Coverage.ASKED.stream().map(DrillKind::label).toList(),
                Coverage.of(known, store.proofs(), now),
                viewer.may(Role.AGENT));
    }

    private DrillsScreen.Line line(RecoveryDrill drill) {
        return new DrillsScreen.Line(
                RecoveryPages.path(drill),
                name(drill),
                drill.scenario(),
                state(drill),
                tone(drill),
                drill.took()
                        .map(took -> words(took) + " of " + words(drill.rto()))
                        .orElse("planned for " + drill.plannedOn()));
    }

    /** {@code form} is what was refused last, or blank. */
    DrillScreen one(RecoveryDrill drill, Form form, Viewer viewer, ZoneId zone) {
        boolean leads = viewer.may(Role.LEAD) || RecoveryDrills.isLed(drill, viewer) && viewer.may(Role.AGENT);
        boolean runs = drill.state() == State.RUNNING;
        return new DrillScreen(
                RecoveryPages.path(drill),
                name(drill),
                drill.scenario(),
                facts(drill),
                state(drill),
                tone(drill),
                leads && drill.state() == State.PLANNED,
                leads && runs && !drill.isOwn(),
                leads && drill.state() != State.SIGNED && drill.state() != State.PLANNED,
                maySign(drill, viewer),
                maySign(drill, viewer) || !isToSign(drill) ? "" : signer(drill),
                viewer.may(Role.AGENT) && drill.declaredAt().isPresent(),
                runs && drill.isOwn(),
                drill.declaredAt(),
                drill.endedAt(),
                measures(drill),
                drill.checked(),
                drill.deviations(),
                drill.effect(),
                drill.signedBy().map(this::person).orElse(""),
                drills.findings(drill).stream().map(one -> lesson(drill, one)).toList(),
                staff(),
                runs && !drill.isOwn() ? runs(drill) : Map.of(),
                zone.getId(),
                form);
    }

    private static boolean isToSign(RecoveryDrill drill) {
        return drill.endedAt().isPresent() && drill.state() != State.SIGNED;
    }

    private static boolean maySign(RecoveryDrill drill, Viewer viewer) {
        return viewer.may(Role.LEAD) && isToSign(drill) && !RecoveryDrills.isLed(drill, viewer);
    }

    private String signer(RecoveryDrill drill) {
        boolean somebody = people.staff().stream()
                .anyMatch(one -> one.role().atLeast(Role.LEAD) && !one.id().equals(drill.ledBy()));
        String leader = person(drill.ledBy());
        return somebody
                ? "A lead other than " + leader + " signs it."
                : "A lead other than " + leader
                        + " signs it. Nobody here is one yet: an administrator adds somebody, or makes somebody a lead.";
    }

    private Map<String, String> runs(RecoveryDrill drill) {
        Map<String, String> runs = new LinkedHashMap<>();
        byRun.of(drill).forEach(one -> runs.put(one.run(), one.title() + " (" + one.run() + ")"));
        if (!runs.isEmpty()) {
            runs.put("", "No run: I say below when");
        }
        return runs;
    }

    private Map<String, String> staff() {
        Map<String, String> staff = new LinkedHashMap<>();
        people.staff().forEach(one -> staff.put(Long.toString(one.id().value()), one.name()));
        return staff;
    }

    private static List<Measure> measures(RecoveryDrill drill) {
        return List.of(
                new Measure(
                        "Working again",
                        "within " + words(drill.rto()),
                        drill.took().map(took -> "after " + words(took)).orElse(UNKNOWN),
                        drill.endedAt().isPresent()
                                && drill.took()
                                        .filter(took -> took.compareTo(drill.rto()) <= 0)
                                        .isEmpty(),
                        "From its declaration to its verification, by this program’s clock."),
                new Measure(
                        "Data lost",
                        "at most " + words(drill.rpo()),
                        drill.lost().map(RecoveryScreens::words).orElse(UNKNOWN),
                        drill.endedAt().isPresent()
                                && drill.lost()
                                        .filter(lost -> lost.compareTo(drill.rpo()) <= 0)
                                        .isEmpty(),
                        drill.newestRead()
                                ? "From the newest record that was read back to the declaration."
                                : "From the newest record, as it was written down, to the declaration."));
    }

    private Lesson lesson(RecoveryDrill drill, Finding one) {
        return new Lesson(
                one.text(),
                person(one.owner()) + ", until " + one.dueOn(),
                one.closedAt().isEmpty(),
                RecoveryPages.path(drill) + "/findings/" + one.id() + "/closure",
                one.evidence());
    }

    private String facts(RecoveryDrill drill) {
        return "Led by " + person(drill.ledBy())
                + ", planned for " + drill.plannedOn()
                + (drill.backup().isEmpty() ? "" : ", from " + drill.backup())
                + (drill.participants().isEmpty() ? "" : ". Taking part: " + drill.participants());
    }

    String name(RecoveryDrill drill) {
        return drill.service()
                .map(id -> services.service(id).name() + ": "
                        + drill.kind().label().toLowerCase(java.util.Locale.ROOT))
                .orElse("Nightdesk’s own backup");
    }

    private static String state(RecoveryDrill drill) {
        boolean kept = drill.keptItsObjectives();
        return switch (drill.state()) {
            case PLANNED -> "Planned";
            case RUNNING -> "Under way";
            case VERIFIED -> kept ? "Objectives kept, to be signed" : "Objectives missed, to be signed";
            case FAILED -> "Failed, to be signed";
            case SIGNED ->
                !drill.isVerified() ? "Failed, signed" : kept ? "Objectives kept, signed" : "Objectives missed, signed";
        };
    }

    private static String tone(RecoveryDrill drill) {
        return drill.endedAt().isPresent() && !drill.keptItsObjectives() ? "late" : "";
    }

    private String person(PersonId id) {
        return Optional.ofNullable(people.names(List.of(id)).get(id)).orElse("somebody who left");
    }

    /** {@code 2 h 5 min}, {@code 12 s}. */
    static String words(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        }
        long hours = time.toHours();
        return hours == 0 ? time.toMinutes() + " min" : hours + " h " + time.toMinutesPart() + " min";
    }
}
