package org.nightdesk.memo;

import java.time.Instant;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.PersonId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells people what was decided about them. */
@Component
public class Memos {

    private final MemoStore store;
    private final Bell bell;

    Memos(MemoStore store, Bell bell) {
        this.store = store;
        this.bell = bell;
    }

    /**
     * Mails the person once the caller's transaction has committed; tried for a day. {@code title} is one line, {@code text} plain, {@code path}
     * begins with a slash and is where to look.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(PersonId person, String title, String text, String path, Instant now) {
        send(person, title, text, path, "", now);
    }

    /** The same, where {@code about} begins the id of the mail, so that whoever reads a reply to it knows what it is about. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(PersonId person, String title, String text, String path, String about, Instant now) {
        store.insert(person, title, text, path, about, now);
        bell.ring(MemoSender.TOPIC);
    }
}
