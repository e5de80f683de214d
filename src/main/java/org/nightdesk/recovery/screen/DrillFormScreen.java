package org.nightdesk.recovery.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that plans a drill. */
public record DrillFormScreen(Form form, Map<String, String> services, Map<String, String> kinds) {}
