package org.nightdesk.rota.screen;

import java.util.Map;
import org.nightdesk.web.Form;

/** The form that puts somebody on call instead of the rotation; times are in {@code place}'s zone. */
public record OverrideScreen(
        Form form,
        Map<String, String> schedules,
        Map<String, String> kinds,
        Map<String, String> people,
        Map<String, String> replaced,
        String place,
        String back) {}
