package org.nightdesk.catalog;

import java.util.Map;
import java.util.OptionalLong;

/** What the catalogue must know of escalation policies; the paging module, which stands above, implements it. */
public interface EscalationPolicies {

    /** All policies, id to name, by name. */
    Map<Long, String> names();

    /** Whether a service may name this policy. */
    default boolean exists(long policy) {
        return names().containsKey(policy);
    }

    /** How the API writes the policy. */
    String text(long policy);

    /** The policy written like that; empty when nothing could be. */
    OptionalLong parse(String text);

    /** Where a person reads it; a path. */
    default String path(long policy) {
        return "/policies/" + text(policy);
    }
}
