package org.nightdesk.intake.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nightdesk.web.Form;

/** A sender to be made or changed. {@code path} is where it goes; {@code kinds} is empty when the kind cannot be changed any more. */
public record IntegrationForm(
        String path, String title, Form form, Map<String, String> kinds, Map<String, String> services) {

    /** What may happen when the last alert is over. */
    public Map<String, String> onClear() {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("resolve", "resolve the incident");
        choices.put("note", "only note it on the incident");
        return choices;
    }
}
