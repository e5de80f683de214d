package org.nightdesk.chore.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that writes a chore. */
public record ChoreFormScreen(
        String at,
        String heading,
        String back,
        String retire,
        Form form,
        Map<String, String> people,
        Map<String, String> deputies,
        Map<String, String> every,
        Map<String, String> weekdays,
        Map<String, String> months,
        Map<String, String> calendars,
        Map<String, String> missed,
        Map<String, String> services,
        Map<String, String> fulfilled) {}
