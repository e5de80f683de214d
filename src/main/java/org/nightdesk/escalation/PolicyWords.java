package org.nightdesk.escalation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.web.Times;

/** Says a policy as a sentence. */
final class PolicyWords {

    private PolicyWords() {}

    /** "Calls Bob. After 10 min, whoever is on call by First line. After 5 min, from the beginning, once." */
    static String sentence(Policy policy, Map<Target, String> names) {
        StringBuilder words = new StringBuilder("Calls ");
        for (int i = 0; i < policy.steps().size(); i++) {
            if (i > 0) {
                words.append(" After ").append(wait(policy.steps().get(i - 1))).append(", ");
            }
            words.append(names(policy.steps().get(i), names)).append('.');
        }
        String last = wait(policy.steps().getLast());
        return words.append(" After ")
                .append(last)
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
