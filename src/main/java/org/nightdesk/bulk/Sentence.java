package org.nightdesk.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nightdesk.macro.Step;

/** Says what was done to tickets as one would tell it: “Assigned 3 tickets to Aoife Brennan.” */
final class Sentence {

    private Sentence() {}

    static String of(List<Step> steps, int tickets) {
        if (tickets == 0) {
            return "Nothing was done.";
        }
        String which = tickets == 1 ? "one ticket" : tickets + " tickets";
        String again = tickets == 1 ? "it" : "them";
        List<String> parts = new ArrayList<>(steps.stream()
                .map(step -> part(step, steps.getFirst() == step ? which : again, tickets))
                .toList());
        String last = parts.removeLast();
        String said = parts.isEmpty() ? last : parts.stream().collect(Collectors.joining(", ")) + " and " + last;
        return Character.toUpperCase(said.charAt(0)) + said.substring(1) + (said.endsWith(".") ? "" : ".");
    }

    private static String part(Step step, String which, int tickets) {
        String value = step.value();
        return switch (step.verb()) {
            case ACKNOWLEDGE -> "acknowledged " + which;
            case ASSIGN -> assigned(which, value);
            case TEAM -> value.equals("none") ? "took " + which + " from the team" : "gave " + which + " to " + value;
            case KIND -> "made " + which + " " + kind(value, tickets);
            case PRIORITY -> "set " + which + " to " + value;
            case IMPACT -> "set the impact of " + which + " to " + value;
            case URGENCY -> "set the urgency of " + which + " to " + value;
            case SERVICE -> "put " + which + " under the service " + value;
            case HOLD -> "put " + which + " on hold" + because(value);
            case SNOOZE -> "let " + which + " rest" + rest(value);
            case CONTINUE -> "went on with " + which;
            case TAG -> "tagged " + which + " with " + value;
            case UNTAG -> "took the tag " + value + " from " + which;
            case NOTE -> "wrote a note on " + which;
            case REPLY -> "answered " + which;
            case RESOLVE -> "resolved " + which + because(value);
            case REOPEN -> "reopened " + which + because(value);
        };
    }

    private static String assigned(String which, String whom) {
        return switch (whom) {
            case "nobody" -> "assigned " + which + " to nobody";
            case "", "me" -> "assigned " + which + " to you";
            default -> "assigned " + which + " to " + whom;
        };
    }

    private static String kind(String kind, int tickets) {
        String word = kind.replace('-', ' ');
        if (tickets > 1) {
            return word + "s";
        }
        return (word.startsWith("i") ? "an " : "a ") + word;
    }

    private static String rest(String until) {
        if (until.isEmpty()) {
            return "";
        }
        return (Character.isDigit(until.charAt(0)) ? " for " : " until ") + until;
    }

    private static String because(String value) {
        return value.isEmpty() ? "" : ": " + value;
    }
}
