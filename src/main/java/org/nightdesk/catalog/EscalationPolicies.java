package org.nightdesk.catalog;

import java.util.Map;

/** What the catalogue must know of escalation policies; the paging module, which stands above, implements it. */
public interface EscalationPolicies {

    /** All policies, id to name, by name. */
    Map<Long, String> names();

    /** Whether a service may name this policy. */
    default boolean exists(long policy) {
        return names().containsKey(policy);
    }
}
