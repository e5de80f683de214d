package org.nightdesk.catalog.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form of a service; {@code others} are the services it could need, by the name of their field. */
public record ServiceFormScreen(
        Form form,
        String heading,
        String action,
        String back,
        Map<String, String> tiers,
        Map<String, String> teams,
        Map<String, String> policies,
        Map<String, String> others,
        boolean isNew) {}
