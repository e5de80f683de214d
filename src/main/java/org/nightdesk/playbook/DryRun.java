package org.nightdesk.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a step shows what it would change without changing it. */
public sealed interface DryRun {

    /** Not at all, for that reason; never an empty one. */
    record Cannot(String because) implements DryRun {}

    /** What {@code before} captured, by name, beside what it would be afterwards. */
    record Compared(Map<String, Template> after) implements DryRun {

        public Compared {
            after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
        }
    }

    /** The statement is carried out in a transaction that is rolled back; how many rows it touches is the difference. */
    record RolledBack() implements DryRun {}

    /** Something that only looks and answers with the difference, such as a program's own trial. */
    record Tried(Deed deed) implements DryRun {}
}
