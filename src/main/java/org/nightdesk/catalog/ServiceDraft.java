package org.nightdesk.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nightdesk.people.TeamId;

/**
 * A service as somebody wants it to be. An absent {@code slug} is made from the name of a new service and kept of an
 * existing one; {@code tier} 1 to 4; {@code needs} are the services it needs directly, in any order.
 */
public record ServiceDraft(
        Optional<String> slug,
        String name,
        String description,
        int tier,
        Optional<TeamId> team,
        OptionalLong policy,
        List<ServiceId> needs) {

    public ServiceDraft {
        slug = slug.map(String::strip);
        name = name.strip();
        description = description.strip();
        needs = needs.stream().distinct().toList();
    }

    /** The least that makes a service: everything else can be said later. */
    public static ServiceDraft named(String name, int tier) {
        return new ServiceDraft(Optional.empty(), name, "", tier, Optional.empty(), OptionalLong.empty(), List.of());
    }
}
