package org.nightdesk.change;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/**
 * As ITIL names them. A standard change has low risk, is done the same way each time and was agreed to once for all; a normal one is agreed to by
 * somebody else before; an emergency cannot wait, and is agreed to afterwards.
 */
enum ChangeKind {
    STANDARD,
    NORMAL,
    EMERGENCY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String word) {
        for (ChangeKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Refused.invalid("kind", "Use standard, normal or emergency.");
    }
}
