package org.nightdesk.agreement.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.web.Form;

/**
 * One agreement, to read and to change. {@code path} is where the form goes; {@code lines} say what is promised, none for one that is
 * not kept yet; {@code rules} say how its clocks go.
 */
public record AgreementScreen(
        String path,
        String name,
        String whom,
        List<String> lines,
        String rules,
        int version,
        boolean mayChange,
        Form form,
        Map<String, String> calendars,
        Map<String, String> customers,
        Map<String, String> services,
        List<Integer> priorities,
        List<PromiseField> promises,
        List<WaitField> waits,
        Preview preview) {

    public static final Map<String, String> LEVELS = Map.of("1", "High", "2", "Medium", "3", "Low");

    /** The choice of whom a late promise wakes. */
    public static final List<String> PAGES = List.of("Nobody", "P1", "P1 and P2", "P1 to P3", "P1 to P4", "All");

    /** A column of the targets; its field is named {@code p1-WORD}. */
    public record PromiseField(String word, String label) {}

    /** What a ticket may wait for; its fields are {@code pause-WORD} and {@code nudge-WORD}. */
    public record WaitField(String word, String label) {}

    /** What follows for a ticket opened at {@code at}, the local time in {@code place} as a browser writes it; {@code opened} says it in words. */
    public record Preview(String at, String place, String opened, List<Line> lines) {}

    /** The promises of one priority, as a sentence. */
    public record Line(int priority, String sentence) {}

    /** What is wrong with none of the fields that say so beside them. */
    public List<String> others() {
        return form.problems().stream()
                .filter(problem ->
                        !List.of("name", "customer", "service", "warnAt").contains(problem.field()))
                .filter(problem -> !problem.field().matches("p[1-5]-.+"))
                .map(Problem::reason)
                .distinct()
                .toList();
    }

    public boolean isNew() {
        return version == 0;
    }
}
