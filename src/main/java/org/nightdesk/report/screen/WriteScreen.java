package org.nightdesk.report.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that writes a report; {@code at} is where it is sent. Without sources there is nothing to write for yet. */
public record WriteScreen(
        String at, String heading, Form form, Map<String, String> sources, Map<String, String> teams) {}
