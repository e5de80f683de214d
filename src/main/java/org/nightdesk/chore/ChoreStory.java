package org.nightdesk.chore;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.nightdesk.billing.Bills;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Viewers;
import org.nightdesk.subject.Viewer;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's chores, and how some of them went lately. */
@Component("demoChores")
@Profile("demo")
class ChoreStory implements Story {

    private static final Duration LATELY = Duration.ofDays(56);

    private final Chores chores;
    private final Bills bills;
    private final People people;
    private final Viewers viewers;

    ChoreStory(Chores chores, Bills bills, People people, Viewers viewers) {
        this.chores = chores;
        this.bills = bills;
        this.people = people;
        this.viewers = viewers;
    }

    @Override
    public int chapter() {
        return 12;
    }

    @Override
    public void tell(Instant now) {
        Chore pivot = weekly(
                "Pivot of parcels for the Monday meeting", "monday", "Somebody once asked for it.", "Sales", 45, now);
        Chore tapes = weekly(
                "Copy the certificates’ expiry dates into the sheet",
                "friday",
                "A certificate expired in 2023.",
                "Platform",
                20,
                now);
        bill(now);
        Instant then = now.minus(LATELY);
        for (int week = 0; week < 7; week++) {
            Instant at = then.plus(Duration.ofDays(7L * week + 1));
            chores.done(
                    pivot.id(),
                    40 + 5 * (week % 3),
                    week % 2 == 0,
                    week % 2 == 0 ? "The export was cut off, did it twice." : "",
                    viewer("Aoife Brennan"),
                    at);
            chores.done(tapes.id(), 15, week == 4, "", viewer("Marta Nowak"), at);
        }
    }

    private Chore weekly(String name, String weekday, String why, String forWhom, int minutes, Instant now) {
        boolean monday = weekday.equals("monday");
        return create(
                name,
                why,
                forWhom,
                monday ? "Aoife Brennan" : "Marta Nowak",
                "week",
                monday ? "1" : "5",
                minutes,
                "hand",
                Optional.empty(),
                now);
    }

    private void bill(Instant now) {
        bills.names(Viewer.system()).keySet().stream()
                .findFirst()
                .map(id -> create(
                        "Get the month’s bill signed off",
                        "The invoices go out the day after.",
                        "Finance",
                        "Siobhán Walsh",
                        "month",
                        Integer.toString(soon(now)),
                        240,
                        "billing",
                        Optional.of(id),
                        now))
                .ifPresent(chore -> {
                    for (Instant due = due(chore); due.isBefore(now); due = due(chore)) {
                        Instant at = due.minus(Duration.ofHours(20));
                        chores.done(
                                chore.id(), 310, true, "A credit was missing: once more.", viewer("Siobhán Walsh"), at);
                    }
                });
    }

    // A day that every month has, two or a few more from now.
    private static int soon(Instant now) {
        int day = now.atZone(ZoneId.of("Europe/Dublin")).plusDays(2).getDayOfMonth();
        return day > 28 ? 1 : day;
    }

    private Instant due(Chore chore) {
        return chores.current(chore).orElseThrow().dueAt();
    }

    private Chore create(
            String name,
            String why,
            String forWhom,
            String owner,
            String every,
            String day,
            int minutes,
            String by,
            Optional<Long> what,
            Instant now) {
        return chores.create(
                new ChoreDraft(
                        name,
                        "",
                        why,
                        forWhom,
                        Optional.of(person(owner)),
                        Optional.of(person("Eoin Murphy")),
                        every,
                        every.equals("week") ? day : "1",
                        every.equals("month") ? day : "1",
                        "1",
                        "09:00",
                        "Europe/Dublin",
                        Optional.empty(),
                        Integer.toString(minutes),
                        "480",
                        "nag",
                        Optional.empty(),
                        by,
                        what),
                viewer(owner.equals("Marta Nowak") ? "Niamh O’Connor" : owner),
                now.minus(LATELY));
    }

    private Viewer viewer(String name) {
        return viewers.of(found(name));
    }

    private PersonId person(String name) {
        return found(name).id();
    }

    private Person found(String name) {
        return people.staff().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
