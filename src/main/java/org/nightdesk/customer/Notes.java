package org.nightdesk.customer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is to be known about a customer or contact. For staff only; what was changed or removed stands in the history. */
@Component
@Transactional
class Notes {

    private static final int LONGEST = 10_000;

    private final NoteStore store;
    private final Timeline timeline;

    Notes(NoteStore store, Timeline timeline) {
        this.store = store;
        this.timeline = timeline;
    }

    /** The newest first, with those of whom was merged into it. */
    @Transactional(readOnly = true)
    List<Note> of(Party party, Viewer viewer) {
        return of(List.of(party), viewer);
    }

    /** The same of several at once. */
    @Transactional(readOnly = true)
    List<Note> of(List<Party> parties, Viewer viewer) {
        viewer.needs(Role.RESPONDER);
        return store.of(parties);
    }

    /** Refused without words. */
    Note write(Party party, String text, Viewer by, Instant now) {
        by.needs(Role.RESPONDER);
        Note note = store.insert(party, fit(text), by.actor().name(), now);
        say(note, "noted", note.text(), by, now);
        return note;
    }

    /** Refused without words, and when somebody changed it after it was read as {@code version}. */
    Note change(long id, String text, Optional<Integer> version, Viewer by, Instant now) {
        Note note = note(id, by);
        String fit = fit(text);
        if (note.removed() || version.filter(seen -> seen != note.version()).isPresent()) {
            throw Refused.invalid(
                    "text",
                    note.removed()
                            ? "Somebody has removed this note. Write it as a new one."
                            : "Meanwhile it says: “" + note.text() + "” Put both together and keep it again.");
        }
        if (!fit.equals(note.text())) {
            store.change(id, fit, by.actor().name(), now);
            say(note, "changed", "Changed a note, which said: " + note.text(), by, now);
        }
        return note(id, by);
    }

    /** Nothing happens when it is removed already. */
    void remove(long id, Viewer by, Instant now) {
        Note note = note(id, by);
        if (!note.removed()) {
            store.remove(id, now);
            say(note, "removed", "Removed a note, which said: " + note.text(), by, now);
        }
    }

    /** It stands again. */
    Note restore(long id, Viewer by, Instant now) {
        Note note = note(id, by);
        if (note.removed()) {
            store.restore(id);
            say(note, "noted", "Put a note back: " + note.text(), by, now);
        }
        return note(id, by);
    }

    private Note note(long id, Viewer by) {
        by.needs(Role.RESPONDER);
        return store.lock(id).orElseThrow(() -> new NotFound("note " + id));
    }

    private void say(Note note, String verb, String text, Viewer by, Instant now) {
        timeline.append(
                Entry.internal(note.party().subject(), now, by.actor(), verb, text, Map.of("note", note.shown())));
    }

    private static String fit(String text) {
        String fit = text.strip();
        if (fit.isEmpty() || fit.length() > LONGEST || fit.indexOf('\0') >= 0) {
            throw Refused.invalid("text", "A note has 1 to 10,000 characters.");
        }
        return fit;
    }
}
