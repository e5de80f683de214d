package org.nightdesk.web;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have begun to write: kept every few seconds while they type, shown again wherever they come back, gone when
 * it is sent. A draft is seen by its writer only. The key names the place, for example {@code ticket:12:note}.
 */
@Component
public class Drafts {

    private static final int LONGEST = 200_000;
    private static final int LONGEST_KEY = 200;

    private final DraftStore store;

    Drafts(DraftStore store) {
        this.store = store;
    }

    /** What was begun, and when it was last kept. */
    public record Draft(String text, Instant at) {}

    /** Empty for programs, which write in one go. */
    public Optional<Draft> find(Viewer viewer, String key) {
        return viewer.actor().isPerson() ? store.find(viewer.actor().id(), key) : Optional.empty();
    }

    /** Keeps the text in place of what was kept; an empty text forgets. Refuses over 200,000 characters. */
    @Transactional
    public void keep(Viewer viewer, String key, String text, Instant now) {
        if (key.length() > LONGEST_KEY || text.length() > LONGEST) {
            throw Refused.invalid("text", "A draft holds up to 200,000 characters. Send it in several parts.");
        }
        if (text.isBlank()) {
            drop(viewer, key);
            return;
        }
        store.put(viewer.actor().id(), key, new Draft(text.replace("\u0000", ""), now));
    }

    /** Whatever anybody has begun at {@code from} (the beginning of a key) is found at {@code to}, below what they have begun there. */
    @Transactional
    public void move(String from, String to) {
        store.move(from, to);
    }

    /** Adds below what was kept, so that neither is lost. */
    @Transactional
    public void add(Viewer viewer, String key, String text, Instant now) {
        String before = find(viewer, key).map(draft -> draft.text() + "\n\n").orElse("");
        keep(viewer, key, before + text, now);
    }

    /** Forgets it, because it was sent or thrown away. */
    @Transactional
    public void drop(Viewer viewer, String key) {
        store.delete(viewer.actor().id(), key);
    }
}
