package org.nightdesk.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much may go wrong, by five questions; whoever asks cannot choose it. */
enum Risk {
    LOW,
    MEDIUM,
    HIGH;

    private static final int MEDIUM_FROM = 2;
    private static final int HIGH_FROM = 4;

    /** A question that raises the risk when the answer is yes. */
    record Question(String field, String text, int weight) {}

    static final List<Question> QUESTIONS = List.of(
            new Question("irreversible", "It cannot be taken back within minutes", 2),
            new Question("unproven", "It was never done before in the same way", 1),
            new Question("felt", "Customers notice while it is done", 1),
            new Question("data", "It changes data, or how data is kept", 1));

    /** {@code yes} are the fields of the questions answered by yes; {@code vital}: a service of tier 1 is changed. */
    static Risk of(Set<String> yes, boolean vital) {
        int sum = vital ? 1 : 0;
        for (Question question : QUESTIONS) {
            sum += yes.contains(question.field()) ? question.weight() : 0;
        }
        return sum >= HIGH_FROM ? HIGH : sum >= MEDIUM_FROM ? MEDIUM : LOW;
    }

    static Map<String, String> questions() {
        Map<String, String> all = new LinkedHashMap<>();
        QUESTIONS.forEach(question -> all.put(question.field(), question.text()));
        return all;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
