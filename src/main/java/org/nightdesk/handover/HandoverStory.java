package org.nightdesk.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.engine.Story;
import org.nightdesk.handover.Handover.Acceptance;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.people.Viewers;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.Shift;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's handovers: a team of developers hands over each Monday, has done so for three weeks, and does so now. */
@Component
class HandoverStory implements Story {

    private static final String DEVELOPERS = " developers";
    private static final Duration HISTORY = Duration.ofDays(22);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration AHEAD = Duration.ofMinutes(25);
    private static final Duration COVER = Duration.ofHours(10);

    /** What each told the next, the oldest first: a condition, what to do then, and the read-back. */
    private static final List<List<String>> TOLD = List.of(
            List.of(
                    "ords-3 is above 95 % heap again",
                    "restart it, and write down what ran before",
                    "Quiet. If ords-3 fills up I restart it and note what ran."),
            List.of(
                    "the bank announces another window",
                    "tell Meridian Freight before it begins",
                    "Nothing is open. A window of the bank: I call Meridian first."),
            List.of(
                    "orders.events backs up on Tuesday",
                    "let it drain; page nobody under an hour",
                    "Nothing is open. Tuesday’s queue drains by itself; after an hour I look."));

    private final Keeping keeping;
    private final HandoverStore store;
    private final HandoverCourse course;
    private final PaperStore papers;
    private final Schedules schedules;
    private final Teams teams;
    private final People people;
    private final Viewers viewers;
    private final Watch watch;

    HandoverStory(
            Keeping keeping,
            HandoverStore store,
            HandoverCourse course,
            PaperStore papers,
            Schedules schedules,
            Teams teams,
            People people,
            Viewers viewers,
            Watch watch) {
        this.watch = watch;
        this.keeping = keeping;
        this.store = store;
        this.course = course;
        this.papers = papers;
        this.schedules = schedules;
        this.teams = teams;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 8;
    }

    @Override
    @Transactional
    public void tell(Instant now) {
        Map<String, ScheduleId> byName = new HashMap<>();
        schedules.names().forEach((id, name) -> byName.put(name, id));
        teams.names().entrySet().stream()
                .filter(team -> byName.containsKey(team.getValue() + DEVELOPERS))
                .reduce((one, last) -> last)
                .ifPresent(team -> {
                    String name = team.getValue() + DEVELOPERS;
                    tell(new Setting(byName.getOrDefault(name, new ScheduleId(0)), team.getKey()), name, now);
                });
    }

    private void tell(Setting setting, String name, Instant now) {
        keeping.on(setting, Viewer.system(), now);
        List<Change> changes =
                Change.in(schedules.shifts(setting.schedule(), now.minus(HISTORY), now.minus(Watch.PATIENCE)));
        for (int i = 0; i < Math.min(changes.size(), TOLD.size()); i++) {
            tell(setting, name, changes.get(i), TOLD.get(i));
        }
        underWay(setting, name, now);
    }

    // Whoever is on call hands over in less than half an hour: a colleague covers from then on.
    private void underWay(Setting setting, String name, Instant now) {
        List<PersonId> here = schedules.shifts(setting.schedule(), now, now.plus(AHEAD)).stream()
                .map(Shift::person)
                .distinct()
                .toList();
        Instant change = now.plus(AHEAD).truncatedTo(ChronoUnit.MINUTES);
        teams.members(setting.team()).stream()
                .filter(person -> here.size() == 1 && !here.contains(person))
                .filter(person -> people.person(person).role().atLeast(Role.RESPONDER))
                .findFirst()
                .ifPresent(coming -> {
                    schedules.override(
                            OverrideDraft.cover(setting.schedule(), coming, change, change.plus(COVER)),
                            Viewer.system(),
                            now);
                    while (watch.runDue(now) > 0) {
                        // each schedule in its turn
                    }
                    store.open(setting.schedule())
                            .forEach(made -> papers.insert(
                                    made.id(),
                                    "Log rotation is still not heard by noon",
                                    "look at the broker’s disk before it looks at you",
                                    people.person(here.getFirst()).name(),
                                    now));
                });
    }

    private void tell(Setting setting, String name, Change change, List<String> told) {
        Instant begun = change.at().minus(Watch.AHEAD);
        Instant read = change.at().minus(Duration.ofMinutes(6));
        Person leaving = people.person(change.leaving().iterator().next());
        Person coming = people.person(change.coming().iterator().next());
        store.insert(setting, name, change, change.at().minus(WEEK), change.at().plus(Watch.PATIENCE), begun)
                .ifPresent(id -> {
                    store.people(id, change);
                    course.begun(id, begun);
                    papers.insert(id, told.get(0), told.get(1), leaving.name(), begun.plus(Duration.ofMinutes(9)));
                    EnumSet<Part> parts = EnumSet.complementOf(EnumSet.of(Part.ACTIONS));
                    store.accepted(id, new Acceptance(coming.id(), read, told.get(2), parts, 0));
                    record(id, "accepted", told.get(2), coming, read);
                    Instant home = change.at().plus(Duration.ofMinutes(4));
                    store.signed(id, leaving.id(), home);
                    record(id, "signed", "", leaving, home);
                });
    }

    private void record(HandoverId id, String verb, String text, Person by, Instant at) {
        Handover handover = store.find(id, Viewer.system()).orElseThrow();
        course.record(handover, verb, text, viewers.of(by), at);
    }
}
