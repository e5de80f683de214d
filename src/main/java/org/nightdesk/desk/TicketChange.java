package org.nightdesk.desk;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;

/**
 * What to change; empty leaves it as it is. {@code priority} is set by hand and stays; {@code asRequested}: it follows impact and urgency
 * again.
 */
public record TicketChange(
        Optional<String> title,
        Optional<String> description,
        Optional<Level> impact,
        Optional<Level> urgency,
        Optional<ServiceId> service,
        Optional<List<String>> tags,
        Optional<Priority> priority,
        boolean asRequested) {

    /** Without a priority set by hand. */
    public TicketChange(
            Optional<String> title,
            Optional<String> description,
            Optional<Level> impact,
            Optional<Level> urgency,
            Optional<ServiceId> service,
            Optional<List<String>> tags) {
        this(title, description, impact, urgency, service, tags, Optional.empty(), false);
    }

    /** {@code P1} to {@code P5}, or {@code requested}; refused otherwise. */
    TicketChange prioritised(String word) {
        boolean follow = word.equals("requested");
        return new TicketChange(
                title,
                description,
                impact,
                urgency,
                service,
                tags,
                follow ? priority : Optional.of(Priority.parse(word)),
                follow);
    }
}
