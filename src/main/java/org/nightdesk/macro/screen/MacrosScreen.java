package org.nightdesk.macro.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** All macros and the form that writes one; {@code at} is where it is sent, empty for who may not write. */
public record MacrosScreen(
        List<Line> lines, String at, String heading, Form form, List<Begin> begins, List<Word> words) {

    public record Line(String path, String name, List<String> steps) {}

    /** A macro that is offered to begin with; {@code path} shows it in the form. */
    public record Begin(String path, String name) {}

    /** A verb, what stands behind its colon, and what it does. */
    public record Word(String verb, String value, String meaning) {}

    public boolean mayWrite() {
        return !at.isEmpty();
    }

    public boolean isChange() {
        return at.matches("/macros/\\d+");
    }
}
