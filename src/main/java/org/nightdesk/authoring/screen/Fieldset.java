package org.nightdesk.authoring.screen;

import java.util.List;
import java.util.Map;

/** Fields that belong together; those with a title are folded where there are many. */
public record Fieldset(String title, List<Field> fields) {

    /** {@code input}: line, lines, word or block; {@code options} are what a word may be. */
    public record Field(
            String name, String input, String label, String hint, Map<String, String> options, String value) {

        /** As many lines as there are, and one more. */
        public int rows() {
            return (int) Math.clamp(value.lines().count() + 1, 3, 20);
        }
    }
}
