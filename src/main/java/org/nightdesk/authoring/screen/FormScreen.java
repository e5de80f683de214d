package org.nightdesk.authoring.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** A playbook by its parts, each of which is changed in a form of its own. {@code version} is the newest that is published, 0: none. */
public record FormScreen(
        String path,
        String name,
        int number,
        int version,
        Form form,
        List<TextScreen.Wrong> wrongs,
        List<Line> parameters,
        List<Line> steps,
        Map<String, String> types,
        Map<String, String> kinds) {

    /** {@code beside}: its type or kind. {@code last}: nothing comes behind it. */
    public record Line(String path, String name, String beside, boolean first, boolean last) {}
}
