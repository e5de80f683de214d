package org.nightdesk.reach.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** How pages reach me. {@code methods} by id as the form writes it; {@code sets} are urgent and not. */
public record ReachScreen(Map<String, String> methods, List<Set> sets, Form form) {

    /** One set of rules; {@code name} begins its fields. */
    public record Set(String name, String heading, String words, List<Row> rows, String wrong) {}

    /** One rule, or an empty place for one. */
    public record Row(int place, String method, String minutes) {}
}
