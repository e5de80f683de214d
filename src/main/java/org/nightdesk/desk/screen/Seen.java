package org.nightdesk.desk.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.web.Form;

/**
 * A form says what it showed in each field, so that what was typed is told from what was only shown: two people change two fields at once,
 * and neither takes the other's back.
 */
public final class Seen {

    private static final String WAS = "was:";
    private static final String OVERTAKEN =
            "Somebody else changed this meanwhile; the page behind shows theirs. Keep once more to keep yours.";

    private Seen() {}

    /** Hidden in the form, by name: a mark of each value. What was refused keeps its marks, but for fields that somebody else has changed. */
    public static Map<String, String> marks(Map<String, String> values, Form form) {
        Map<String, String> marks = new LinkedHashMap<>();
        values.forEach((field, value) -> marks.put(
                WAS + field,
                form.problem(field).isEmpty() ? form.values().getOrDefault(WAS + field, mark(value)) : mark(value)));
        return marks;
    }

    /**
     * Of what came back, what was typed; all of it where the form did not say what it showed. {@code now} are the values as they are. Refused for
     * each field that was typed here and changed elsewhere meanwhile.
     */
    public static Map<String, String> typed(Map<String, String> back, Map<String, String> now) {
        Map<String, String> typed = new HashMap<>();
        List<Problem> overtaken = new ArrayList<>();
        back.forEach((field, value) -> {
            Optional<String> was = Optional.ofNullable(back.get(WAS + field));
            String is = now.getOrDefault(field, value);
            if (was.filter(mark -> mark.equals(mark(value)) || plain(is).equals(plain(value)))
                    .isPresent()) {
                return;
            }
            if (was.filter(mark -> !mark.equals(mark(is))).isPresent()) {
                overtaken.add(new Problem(field, OVERTAKEN));
            }
            typed.put(field, plain(value));
        });
        if (!overtaken.isEmpty()) {
            throw Refused.invalid(overtaken);
        }
        return typed;
    }

    private static String mark(String value) {
        return Integer.toHexString(plain(value).hashCode());
    }

    // A browser ends lines its own way.
    private static String plain(String value) {
        return value.replace("\r\n", "\n").strip();
    }
}
