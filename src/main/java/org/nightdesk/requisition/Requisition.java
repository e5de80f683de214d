package org.nightdesk.requisition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.desk.TicketId;
import org.nightdesk.installation.Installation;

/** A configuration request that became a ticket; values are for the program. */
public record Requisition(TicketId ticket, Installation at, List<Proposed> settings, String by, Instant askedAt) {

    public Requisition {
        settings = List.copyOf(settings);
    }

    /** What fills a playbook's parameters: {@code installation} and each setting by its key, so that what was asked is what runs. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("installation", at.id().text());
        settings.forEach(one -> parameters.put(one.key(), one.value()));
        return parameters;
    }
}
