package org.nightdesk.execution;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** The form of a plan to make. */
public record PlanForm(
        String playbook, String playbookPath, String purpose, String action, Form form, List<Asked> asked) {

    /** A parameter: {@code kind} is text, date, select or ticks; {@code options} by value. */
    public record Asked(
            String field, String label, String help, String kind, boolean required, Map<String, String> options) {

        /** The field of one of the ticks. */
        public String tick(String value) {
            return field + "-" + value;
        }
    }

    public List<String> others() {
        return form.others(java.util.stream.Stream.concat(
                        asked.stream().map(Asked::field), java.util.stream.Stream.of("reason", "ticket"))
                .toList());
    }
}
