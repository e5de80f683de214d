package org.nightdesk.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What stands between a draft and its approval. */
final class Obstacles {

    private Obstacles() {}

    static List<String> of(List<Question> questions, List<Action> actions) {
        List<String> all = new ArrayList<>();
        questions.stream()
                .filter(Question::isOpen)
                .forEach(question -> all.add("Question " + question.number() + " is open: " + question.text()));
        say(all, actions, action -> action.owner().isEmpty(), " has no owner.");
        say(all, actions, action -> action.dueOn().isEmpty(), " has no date.");
        return all;
    }

    private static void say(List<String> all, List<Action> actions, Predicate<Action> lacks, String what) {
        actions.stream().filter(lacks).forEach(action -> all.add("The action “" + action.text() + "”" + what));
    }

    /** {@code Cannot be approved yet: one action has no owner, one question is open.} Empty when nothing stands in the way. */
    static String sentence(List<Question> questions, List<Action> actions) {
        List<String> reasons = new ArrayList<>();
        count(
                reasons,
                actions.stream().filter(action -> action.owner().isEmpty()).count(),
                "action",
                "has no owner",
                "have no owner");
        count(
                reasons,
                actions.stream().filter(action -> action.dueOn().isEmpty()).count(),
                "action",
                "has no date",
                "have no date");
        count(reasons, questions.stream().filter(Question::isOpen).count(), "question", "is open", "are open");
        return reasons.isEmpty() ? "" : "Cannot be approved yet: " + String.join(", ", reasons) + ".";
    }

    private static void count(List<String> reasons, long count, String noun, String one, String many) {
        if (count > 0) {
            reasons.add(count == 1 ? "one " + noun + " " + one : count + " " + noun + "s " + many);
        }
    }
}
