package org.nightdesk.maintenance;

import java.time.Instant;
import java.util.List;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Tells the teams that a window names, each person once and by their own clock; not whoever did it. */
@Component
class MaintenanceNews {

    private final Memos memos;
    private final Teams teams;
    private final People people;

    MaintenanceNews(Memos memos, Teams teams, People people) {
        this.memos = memos;
        this.teams = teams;
        this.people = people;
    }

    void tell(MaintenanceWindow window, String where, String what, Viewer by, Instant now) {
        window.told().stream()
                .flatMap(team -> teams.members(team).stream())
                .distinct()
                .filter(member -> !isDoer(member, by.actor()))
                .flatMap(member -> people.find(member).stream())
                .filter(Person::active)
                .forEach(member -> tell(member, window, where, what, by, now));
    }

    private static boolean isDoer(PersonId person, Actor by) {
        return by.isPerson() && by.id() == person.value();
    }

    private void tell(Person person, MaintenanceWindow window, String where, String what, Viewer by, Instant now) {
        Times times = new Times(now, Place.of(people.zone(person, now)), List.of());
        String text = """
                %s: %s

                From %s
                until %s

                %s

                %s
                """.formatted(
                        where,
                        window.reason(),
                        times.title(window.from()),
                        times.title(window.end()),
                        held(window),
                        by.actor().name());
        memos.send(
                person.id(), "Maintenance of %s %s".formatted(where, what), text, MaintenancePages.path(window), now);
    }

    private static String held(MaintenanceWindow window) {
        return "Until then what alerts would page for waits%s; whatever is still broken pages at the end."
                .formatted(window.holdsP1() ? ", P1 too" : ", but for P1");
    }
}
