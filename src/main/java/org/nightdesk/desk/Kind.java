package org.nightdesk.desk;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** What a ticket is, in the words of ITIL: something is broken, or somebody wants something. */
public enum Kind {
    INCIDENT("INC"),
    REQUEST("REQ");

    private final String prefix;

    Kind(String prefix) {
        this.prefix = prefix;
    }

    /** The number as people know it: {@code INC-1042}. */
    public String number(TicketId id) {
        return prefix + "-" + id.value();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that word; refused when there is none. */
    public static Kind of(String word) {
        return switch (word) {
            case "incident" -> INCIDENT;
            case "request" -> REQUEST;
            default -> throw Refused.invalid("kind", "A ticket is an incident or a request, not \"" + word + "\".");
        };
    }
}
