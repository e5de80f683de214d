package org.nightdesk.watcher;

import java.time.Duration;
import java.time.Instant;
import org.nightdesk.desk.Ticket;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells colleagues by mail what concerns them on a ticket, after the transaction in which it happened. Never customers. */
@Component
@Transactional
public class Notices {

    static final String TOPIC = "watcher.notice";

    /** What happens meanwhile goes into the same mail. */
    static final Duration GATHERED = Duration.ofMinutes(1);

    private final NoticeStore store;
    private final Bell bell;

    Notices(NoticeStore store, Bell bell) {
        this.store = store;
        this.bell = bell;
    }

    /** At once: it is meant for them. {@code what} is a sentence's beginning, such as {@code Alice named you}. */
    public void named(Person person, Ticket ticket, String what, String text, Instant now) {
        store.insert(person.id(), ticket.id(), "named", title(what, ticket), text, now, now);
        bell.ring(TOPIC);
    }

    /** Within a minute, with whatever else happens on that ticket until then. */
    void news(Person person, Ticket ticket, String text, Instant now) {
        store.insert(person.id(), ticket.id(), "news", title("News", ticket), text, now.plus(GATHERED), now);
    }

    private static String title(String what, Ticket ticket) {
        return what + ": " + ticket.number() + ", " + ticket.title();
    }
}
