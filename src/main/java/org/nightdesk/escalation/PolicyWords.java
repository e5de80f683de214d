package org.nightdesk.escalation;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.web.Times;

/** Says a policy as a sentence. */
final class PolicyWords {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final List<String> NUMBERS =
            List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    private PolicyWords() {}

    /** "Calls Bob. After 10 min, whoever is on call by First line. After 5 min, from the beginning, once." */
    static String sentence(Policy policy, Map<Target, String> names) {
        List<Step> regular =
                policy.steps().stream().filter(step -> !step.lastResort()).toList();
        StringBuilder words = new StringBuilder("Calls ");
        for (int i = 0; i < regular.size(); i++) {
            if (i > 0) {
                words.append(" After ").append(wait(regular.get(i - 1))).append(", ");
            }
            words.append(step(regular.get(i), names)).append('.');
        }
        policy.steps().stream()
                .filter(Step::lastResort)
                .forEach(step -> words.append(" When all that comes to nobody, ")
                        .append(step(step, names))
                        .append('.'));
        return words.append(" After ")
                .append(wait(regular.getLast()))
                .append(", ")
                .append(ending(policy.repeat()))
                .toString();
    }

    static String name(Target target, Map<Target, String> names) {
        String name = names.getOrDefault(target, "somebody who has left");
        return switch (target.kind()) {
            case PERSON -> name;
            case SCHEDULE -> "whoever is on call by " + name;
            case TEAM -> "all of " + name;
        };
    }

    /** "P1", "P1 and P2", "P1 to P4". */
    static String priorities(int least) {
        return switch (least) {
            case 1 -> "P1";
            case 2 -> "P1 and P2";
            default -> "P1 to P" + least;
        };
    }

    /** "Mon to Fri 09:00 to 17:00, Europe/Dublin". */
    static String hours(Window window) {
        String span = window.from().equals(window.until()) ? "all day" : window.from() + " to " + window.until();
        return days(window.days()) + " " + span + ", " + window.zone().getId();
    }

    private static String days(Set<DayOfWeek> days) {
        if (days.size() == DayOfWeek.values().length) {
            return "every day";
        }
        if (days.equals(WEEKEND)) {
            return "Sat and Sun";
        }
        return days.equals(EnumSet.complementOf(EnumSet.copyOf(WEEKEND)))
                ? "Mon to Fri"
                : days.stream()
                        .sorted()
                        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .collect(Collectors.joining(", "));
    }

    private static String step(Step step, Map<Target, String> names) {
        List<String> limits = new ArrayList<>();
        if (step.leastPriority() < Step.ANY_PRIORITY) {
            limits.add("only for " + priorities(step.leastPriority()));
        }
        step.window().ifPresent(window -> limits.add("only " + hours(window)));
        if (!step.methods().isEmpty()) {
            limits.add("by " + String.join(", then ", step.methods()));
        }
        if (step.needed() > 1) {
            limits.add(NUMBERS.get(step.needed()) + " must answer");
        }
        String people = switch (step.order()) {
            case ALL_AT_ONCE -> names(step, names);
            case ONE_AFTER_THE_OTHER -> names(step, names) + ", one after the other";
            case LEAST_LOADED -> "the least loaded of " + names(step, names);
        };
        return limits.isEmpty() ? people : people + " (" + String.join("; ", limits) + ")";
    }

    private static String names(Step step, Map<Target, String> names) {
        List<String> all =
                step.targets().stream().map(target -> name(target, names)).toList();
        String allButLast = all.stream().limit(all.size() - 1L).collect(Collectors.joining(", "));
        return all.size() == 1 ? all.getFirst() : allButLast + " and " + all.getLast();
    }

    private static String ending(int repeat) {
        return switch (repeat) {
            case 0 -> "everyone who keeps this installation.";
            case 1 -> "once more from the beginning; then everyone who keeps this installation.";
            default -> repeat + " times more from the beginning; then everyone who keeps this installation.";
        };
    }

    private static String wait(Step step) {
        return Times.span(step.waiting());
    }
}
