package org.nightdesk.watcher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.watcher.screen.WatchScreen;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** Who watches a ticket, below its facts. */
@Component
class WatchSides implements Panel {

    private final Watchers watchers;

    WatchSides(Watchers watchers) {
        this.watchers = watchers;
    }

    @Override
    public String slot() {
        return "ticket.side";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        TicketId id = new TicketId(Long.parseLong(subject.id()));
        List<Person> all = watchers.of(id);
        boolean me = all.stream().anyMatch(person -> person.actor().equals(viewer.actor()));
        return Optional.of(new Piece(
                "watcher/side",
                new WatchScreen(
                        subject.id(),
                        all.stream()
                                .filter(person -> !person.actor().equals(viewer.actor()))
                                .map(Person::name)
                                .toList(),
                        me)));
    }
}
