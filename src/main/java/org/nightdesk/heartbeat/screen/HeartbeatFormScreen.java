package org.nightdesk.heartbeat.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** A heartbeat to be written. {@code back} is where one leaves it to. */
public record HeartbeatFormScreen(
        String heading,
        String action,
        String back,
        Form form,
        Map<String, String> services,
        Map<String, String> severities,
        Map<String, String> ways,
        String zone) {}
