package org.nightdesk.template.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.sla.Waiting;
import org.nightdesk.web.Form;

/** All templates, and the form that writes one; {@code at} is where it is sent, empty for who may not write. */
public record TemplatesScreen(
        List<Line> lines, String at, String heading, Form form, Map<String, String> teams, List<Word> words) {

    /** What a ticket may wait for, for a template that is proposed then. */
    public static final Map<String, String> HOLDING = holding();

    private static Map<String, String> holding() {
        Map<String, String> choices = new LinkedHashMap<>(Map.of("", "Only when somebody picks it"));
        for (Waiting on : Waiting.values()) {
            choices.put(on.word(), "While a ticket waits for " + on.spoken());
        }
        return choices;
    }

    /** One template; {@code team} is empty for everybody's, {@code holding} for one that is not proposed by itself. */
    public record Line(String path, String name, String language, String team, String holding, String body) {}

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
