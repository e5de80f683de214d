package org.nightdesk.paging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.paging.Outlook.Coming;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Caller;
import org.nightdesk.web.Place;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** The line under the bar of every screen, as long as a page waits for who is looking. */
@Component
class CalledLine implements Caller {

    private final Pages pages;
    private final Outlook outlook;
    private final People people;
    private final Briefings briefings;

    CalledLine(Pages pages, Outlook outlook, People people, Briefings briefings) {
        this.pages = pages;
        this.outlook = outlook;
        this.people = people;
        this.briefings = briefings;
    }

    @Override
    public Optional<Caller.Call> waitingFor(Viewer viewer, Instant now) {
        if (!viewer.actor().isPerson()) {
            return Optional.empty();
        }
        PersonId me = new PersonId(viewer.actor().id());
        return pages.waitingFor(me).map(page -> line(page, people.person(me), now));
    }

    private Caller.Call line(Page page, Person me, Instant now) {
        String path = briefings.path(page);
        String proof = "/pages/" + page.id().text();
        return new Caller.Call(
                page.priority(),
                page.startedAt(),
                page.title(),
                next(outlook.of(page, now), me, now),
                proof + "/acknowledgement",
                path.isEmpty() ? proof : path);
    }

    private String next(List<Coming> coming, Person me, Instant now) {
        Times times = new Times(now, Place.of(people.zone(me, now)), List.of());
        return coming.stream()
                .findFirst()
                .map(step ->
                        Outlook.names(step.people(), Optional.of(me)) + " next, at " + times.clock(step.at()) + ".")
                .orElse("");
    }
}
