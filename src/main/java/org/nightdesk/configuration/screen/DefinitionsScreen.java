package org.nightdesk.configuration.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;

/** What can be set of a service, what changes together, and how it is read; {@code editing} is the key of the one in the form, empty for a new one. */
public record DefinitionsScreen(
        String service,
        String servicePath,
        String path,
        List<Line> lines,
        List<Pair> pairs,
        List<Source> sources,
        Map<String, String> keys,
        Form form,
        String editing,
        Form pairForm,
        Form sourceForm,
        boolean mayWrite) {

    /** One setting. */
    public record Line(String path, String key, String about, String range, String seenBy, boolean sensitive) {}

    /** Two that change together. */
    public record Pair(String one, String other, String why) {}

    /** How it is read. */
    public record Source(long id, String said, int everyMinutes) {}

    public Map<String, String> kinds() {
        return Choices.of("text", "Text", "number", "Number", "choice", "One of a list", "yes-no", "Yes or no");
    }

    public Map<String, String> roles() {
        return Choices.of(
                "responder",
                "All who work here",
                "agent",
                "Agents and above",
                "lead",
                "Leads and above",
                "administrator",
                "Administrators");
    }

    public Map<String, String> sourceKinds() {
        return Choices.of("sql", "Query", "http", "HTTP, JSON", "file", "File");
    }
}
