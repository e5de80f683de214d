package org.nightdesk.checklist.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The templates of checklists, and the form that writes one for who may. */
public record ChecklistsScreen(Map<String, List<String>> templates, boolean mayWrite, Form form) {}
