package org.nightdesk.watcher;

import java.time.Instant;
import java.util.Set;
import org.nightdesk.desk.Answers.CustomerAnswered;
import org.nightdesk.desk.Merges.TicketMerged;
import org.nightdesk.desk.NoteAdded;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.TicketResolved;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what happens on tickets, and owes a word to whoever watches them or is named. Nobody hears of their own deeds. */
@Component
class Announcer {

    private final WatcherStore store;
    private final Watchers watchers;
    private final MentionStore mentions;
    private final Notices notices;
    private final Tickets tickets;
    private final Colleagues colleagues;
    private final Timeline timeline;

    Announcer(
            WatcherStore store,
            Watchers watchers,
            MentionStore mentions,
            Notices notices,
            Tickets tickets,
            Colleagues colleagues,
            Timeline timeline) {
        this.store = store;
        this.watchers = watchers;
        this.mentions = mentions;
        this.notices = notices;
        this.tickets = tickets;
        this.colleagues = colleagues;
        this.timeline = timeline;
    }

    @EventListener
    void on(NoteAdded note) {
        if (note.by().isPerson()) {
            mentions.done(new PersonId(note.by().id()), note.ticket(), note.at());
        }
        Set<Person> named = note.body().contains("@") ? colleagues.named(note.body()) : Set.of();
        named.stream().filter(person -> !person.actor().equals(note.by())).forEach(person -> named(person, note));
        String kind = note.isPublic() ? " wrote to the customer:" : " wrote, only for us:";
        tell(note.ticket(), note.by(), named, note.by().name() + kind + "\n" + note.body(), note.at());
    }

    private void named(Person person, NoteAdded note) {
        Ticket ticket = ticket(note.ticket());
        store.insert(note.ticket(), person.id(), note.at());
        mentions.insert(
                new Mention(note.ticket(), note.entry(), person.id(), note.by().name(), note.body(), note.at()));
        notices.named(person, ticket, note.by().name() + " named you", note.body(), note.at());
    }

    @EventListener
    void on(CustomerAnswered answered) {
        if (store.of(answered.ticket()).isEmpty()) {
            return;
        }
        timeline.of(answered.ticket().subject(), Viewer.system()).stream()
                .filter(recorded -> recorded.id() == answered.entry())
                .map(recorded -> recorded.entry())
                .forEach(entry -> tell(
                        answered.ticket(),
                        entry.actor(),
                        Set.of(),
                        entry.actor().name() + " wrote to us:\n" + entry.text(),
                        answered.at()));
    }

    @EventListener
    void on(TicketResolved resolved) {
        tell(resolved.ticket(), resolved.by(), Set.of(), resolved.by().name() + " resolved it.", resolved.at());
    }

    /** Whoever watched a part watches the whole. */
    @EventListener
    void on(TicketMerged merged) {
        if (!merged.undone()) {
            store.copy(merged.part(), merged.whole());
            mentions.move(merged.part(), merged.whole());
        }
    }

    private void tell(TicketId id, Actor by, Set<Person> but, String text, Instant now) {
        watchers.of(id).stream()
                .filter(watcher -> !watcher.actor().equals(by) && !but.contains(watcher))
                .forEach(watcher -> notices.news(watcher, ticket(id), text, now));
    }

    private Ticket ticket(TicketId id) {
        return tickets.ticket(id, Viewer.system());
    }
}
