package org.nightdesk.maintenance.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that plans maintenance or changes it. {@code services} and {@code teams} are ticks, field to name; {@code action} is empty for whoever may not change it, {@code ending} also for a new one. */
public record MaintenanceFormScreen(
        String heading,
        String action,
        String ending,
        Form form,
        String zone,
        Map<String, String> fromTwice,
        Map<String, String> untilTwice,
        Map<String, String> services,
        Map<String, String> teams) {}
