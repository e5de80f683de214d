package org.nightdesk.catalog;

import java.util.Optional;
import java.util.OptionalLong;
import org.nightdesk.people.TeamId;

/**
 * Something that customers or other services rely on. {@code slug} is what people type; {@code tier} 1 (most important) to 4;
 * {@code policy} is the escalation policy's id, of the paging module; {@code catchAll} marks the one service that takes
 * signals which name none.
 */
public record Service(
        ServiceId id,
        String slug,
        String name,
        String description,
        int tier,
        Optional<TeamId> team,
        OptionalLong policy,
        boolean catchAll) {}
