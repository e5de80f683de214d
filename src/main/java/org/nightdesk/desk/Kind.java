package org.nightdesk.desk;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/**
 * What a ticket is, in the words of ITIL: something is broken, or somebody wants something; a change request wants something to work
 * differently from now on, and is a request in all else.
 */
public enum Kind {
    INCIDENT("INC", "Incident"),
    REQUEST("REQ", "Request"),
    CHANGE_REQUEST("REQ", "Change request");

    private final String prefix;
    private final String title;

    Kind(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    /** The number as people know it: {@code INC-1042}. */
    public String number(TicketId id) {
        return prefix + "-" + id.value();
    }

    /** As it stands in the API, in searches and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String title() {
        return title;
    }

    /** The kind of that word; refused when there is none. */
    public static Kind of(String word) {
        return switch (word) {
            case "incident" -> INCIDENT;
            case "request" -> REQUEST;
            case "change-request" -> CHANGE_REQUEST;
            default ->
                throw Refused.invalid(
                        "kind", "A ticket is an incident, a request or a change-request, not \"" + word + "\".");
        };
    }
}
