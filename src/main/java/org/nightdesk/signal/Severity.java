package org.nightdesk.signal;

import java.util.Locale;
import org.nightdesk.desk.Level;

/** How bad the sender says it is: the common scale of all formats. */
public enum Severity {
    CRITICAL(Level.HIGH, Level.HIGH),
    HIGH(Level.MEDIUM, Level.HIGH),
    WARNING(Level.MEDIUM, Level.MEDIUM),
    INFO(Level.LOW, Level.LOW),
    LOW(Level.LOW, Level.LOW);

    private final Level impact;
    private final Level urgency;

    Severity(Level impact, Level urgency) {
        this.impact = impact;
        this.urgency = urgency;
    }

    Level impact() {
        return impact;
    }

    Level urgency() {
        return urgency;
    }

    /** Whether an incident of this severity wakes somebody. */
    boolean wakes() {
        return compareTo(WARNING) <= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words senders use; whatever is not known is taken as a warning, so that it is never overlooked. */
    public static Severity of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "fatal", "disaster", "emergency", "p1" -> CRITICAL;
            case "error", "high", "major", "p2" -> HIGH;
            case "info", "information", "informational", "notice", "p4" -> INFO;
            case "none", "debug", "low", "p5" -> LOW;
            default -> WARNING;
        };
    }
}
