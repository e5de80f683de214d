package org.nightdesk.entitlement;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;

/**
 * Something that can be asked for. {@code kind}: account, desktop or access. {@code fields} are asked for where there is no playbook; {@code points} are the checklist of whoever
 * sees to it. Playbooks by their number, empty for none. {@code mostHours}: it ends by itself.
 */
public record Offer(
        long id,
        String name,
        String purpose,
        String kind,
        ServiceId service,
        List<String> fields,
        String grantPlaybook,
        String withdrawPlaybook,
        List<String> points,
        Optional<Integer> mostHours,
        boolean retired) {

    boolean isByPlaybook() {
        return !grantPlaybook.isEmpty();
    }

    String path() {
        return EntitlementPages.OFFERS + "/" + id;
    }
}
