package org.nightdesk.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The one history. Every verb appends its entry in the transaction that changes the state. */
@Component
public class Timeline {

    /** The fact that says where an entry was before it was moved. */
    public static final String WHENCE = "whence";

    private static final ScopedValue<Map<String, ?>> FACTS = ScopedValue.newInstance();

    private final Bell bell;
    private final EntryStore store;

    Timeline(Bell bell, EntryStore store) {
        this.bell = bell;
        this.store = store;
    }

    /** Appends, and rings the subject's topic when the transaction commits. The new entry's id. */
    public long append(Entry entry) {
        bell.ring(entry.subject().toString());
        return store.insert(with(entry));
    }

    /** Whatever the work appends on this thread says these facts too: on whose account it was done. */
    public void with(Map<String, ?> facts, Runnable work) {
        ScopedValue.where(FACTS, facts).run(work);
    }

    /** Appends many in one statement; each subject's topic rings once. */
    public void appendAll(List<Entry> entries) {
        entries.stream().map(entry -> entry.subject().toString()).distinct().forEach(bell::ring);
        store.insertAll(entries.stream().map(Timeline::with).toList());
    }

    /** Takes an entry out of customers' sight: it was said to the wrong one, or not said after all. Staff still read it. */
    public void withdraw(Subject subject, long id) {
        store.withdraw(subject, id);
        bell.ring(subject.toString());
    }

    /** Makes entries of one subject those of another, each with its own audience as before; {@code whence} is kept with them, empty takes it away. */
    public void move(Subject from, Subject to, Collection<Long> entries, String whence) {
        store.move(from, to, entries, whence);
        bell.ring(from.toString());
        bell.ring(to.toString());
    }

    /**
     * What customers read of these subjects is read by {@code to} instead of {@code from}; without {@code from}, what no customer could read yet though it was
     * public.
     */
    public void readers(String kind, Collection<String> ids, Optional<String> from, Optional<String> to) {
        store.readers(kind, ids, from, to);
    }

    /** A subject's history as far as the viewer may read it, oldest first. */
    public List<Recorded> of(Subject subject, Viewer viewer) {
        return store.of(subject, viewer);
    }

    private static Entry with(Entry entry) {
        if (!FACTS.isBound()) {
            return entry;
        }
        Map<String, Object> facts = new HashMap<>(entry.facts());
        facts.putAll(FACTS.get());
        return new Entry(
                entry.subject(),
                entry.at(),
                entry.actor(),
                entry.verb(),
                entry.text(),
                facts,
                entry.isPublic(),
                entry.audience());
    }
}
