package org.nightdesk.delivery;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.report.FileFormat;
import org.nightdesk.subject.Refused;

/** What somebody wants delivered. {@code arguments} by the report's words, a day also as a {@link RelativeDay}; {@code calendar} is one of those that time counts by. */
record OrderDraft(
        String name,
        long report,
        Map<String, String> arguments,
        FileFormat format,
        Recurrence when,
        Optional<Long> calendar,
        Condition condition,
        Target target) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_ADDRESSES = 20;

    OrderDraft {
        arguments = Map.copyOf(arguments);
    }

    /** Refused, naming the field, when something is missing or cannot be meant. */
    void check() {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give it a name of at most " + LONGEST_NAME + " letters.");
        }
        if (when.every() == Recurrence.Every.WEEK && when.weekdays().isEmpty()) {
            throw Refused.invalid("weekdays", "Choose at least one day of the week.");
        }
        if (when.monthDay() < 1 || when.monthDay() > 31) {
            throw Refused.invalid("monthDay", "A day of the month is a number from 1 to 31.");
        }
        if (condition.kind() == Condition.Kind.VALUE
                && (condition.column().isBlank() || condition.value().isBlank())) {
            throw Refused.invalid("column", "Say which column is compared with what.");
        }
        if (target.addresses().isEmpty() || target.addresses().size() > MOST_ADDRESSES) {
            throw Refused.invalid("to", "Write where it goes: one address a line, at most " + MOST_ADDRESSES + ".");
        }
        if (!target.way().isMail() && target.addresses().size() > 1) {
            throw Refused.invalid("to", "Write one address here; make another delivery for the next.");
        }
    }

    /** The values for a delivery that falls due on that day. */
    Map<String, String> values(LocalDate day) {
        Map<String, String> values = new HashMap<>(arguments);
        values.replaceAll((word, value) -> RelativeDay.of(value)
                .map(relative -> relative.on(day).toString())
                .orElse(value));
        return values;
    }
}
