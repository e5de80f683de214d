package org.nightdesk.entitlement.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The form of an offer; {@code path} is empty for a new one. */
public record OfferFormScreen(
        String path, String name, Map<String, String> services, Map<String, String> playbooks, Form form) {

    public String action() {
        return path.isEmpty() ? "/entitlements/offers" : path;
    }

    public List<String> others() {
        return form.others(List.of(
                "name",
                "purpose",
                "kind",
                "service",
                "fields",
                "grantPlaybook",
                "withdrawPlaybook",
                "points",
                "mostHours"));
    }
}
