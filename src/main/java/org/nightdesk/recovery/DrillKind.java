package org.nightdesk.recovery;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.subject.Refused;

/** What is tried: a restore from a backup, a failover, the rollback of a release, doing without whoever knows it, or talking it through. */
enum DrillKind {
    RESTORE("Restore"),
    FAILOVER("Failover"),
    ROLLBACK("Rollback"),
    ABSENCE("Absence"),
    TABLETOP("Tabletop");

    private final String label;

    DrillKind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Map<String, String> choices() {
        Map<String, String> all = new LinkedHashMap<>();
        for (DrillKind kind : values()) {
            all.put(kind.word(), kind.label);
        }
        return all;
    }

    /** Refused when there is none of that name. */
    static DrillKind of(String word) {
        for (DrillKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Refused.invalid("kind", "Choose restore, failover, rollback, absence or tabletop.");
    }
}
