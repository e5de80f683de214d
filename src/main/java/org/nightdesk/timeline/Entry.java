package org.nightdesk.timeline;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;

/**
 * One thing that happened. {@code verb} is a past participle known to the screens ("opened", "paged"); {@code text}
 * is the sentence or body a person reads, Markdown for notes, may be empty; {@code facts} are flat values for machines
 * (strings, numbers, booleans). {@code isPublic} entries are shown to customers. {@code audience} are the tokens of who may
 * read it.
 */
public record Entry(
        Subject subject,
        Instant at,
        Actor actor,
        String verb,
        String text,
        Map<String, ?> facts,
        boolean isPublic,
        Set<String> audience) {

    public Entry {
        facts = Map.copyOf(facts);
        audience = Set.copyOf(audience);
    }

    /** An entry that only staff may read. */
    public static Entry internal(
            Subject subject, Instant at, Actor actor, String verb, String text, Map<String, ?> facts) {
        return new Entry(subject, at, actor, verb, text, facts, false, Set.of(Viewer.STAFF));
    }
}
