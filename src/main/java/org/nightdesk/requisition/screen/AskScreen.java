package org.nightdesk.requisition.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The form of a configuration request; without an installation it asks for that first. */
public record AskScreen(
        Form form,
        String installation,
        String name,
        String environment,
        boolean isProtected,
        Map<String, String> choices,
        List<Line> lines) {

    /** A setting that may be asked for. {@code was} knows again what is shown now; {@code options} is empty for one that is typed; {@code beside} says what changes with it. */
    public record Line(
            String key,
            String about,
            String now,
            String was,
            String range,
            Map<String, String> options,
            String beside,
            String problem) {}
}
