package org.nightdesk.template.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** All templates, and the form that writes one; {@code at} is where it is sent, empty for who may not write. */
public record TemplatesScreen(
        List<Line> lines, String at, String heading, Form form, Map<String, String> teams, List<Word> words) {

    /** One template; {@code team} is empty for everybody's. */
    public record Line(String path, String name, String language, String team, String body) {}

    /** A variable and what it stands for. */
    public record Word(String written, String meaning) {}

    public boolean mayWrite() {
        return !at.isEmpty();
    }

    /** The one being changed can also be removed. */
    public boolean isChange() {
        return at.matches("/templates/\\d+");
    }
}
