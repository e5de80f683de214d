package org.nightdesk.authoring.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that begins a playbook; {@code starts}: what it can begin from. */
public record NewScreen(Form form, Map<String, String> starts) {}
