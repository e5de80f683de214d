package org.nightdesk.people.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** A team, new or changed; {@code staff} is who could be in it, by id. Members are fields of the form, named by id. */
public record TeamFormScreen(Form form, String heading, String action, String verb, Map<String, String> staff) {}
