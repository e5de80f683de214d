package org.nightdesk.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.escalation.screen.PolicyScreen.StepRow;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/**
 * A policy as it stands in the form, right or wrong. Fields are named {@code step-0-wait} and {@code step-0-target-1}; a target that is
 * left empty is not called, a step without a wait field has ended the list.
 */
record PolicyForm(String name, String repeat, List<Row> rows) {

    // One more than may be, so that it is refused in words and never left out.
    private static final int MOST_STEPS = 21;
    private static final int MOST_TARGETS = 1_000;
    private static final String FIRST_WAIT = "10";

    /** One step as it was typed; {@code targets} as the API writes them; {@code limits} are the fields of {@link LimitFields}. */
    record Row(List<String> targets, String minutes, Map<String, String> limits) {

        Row(List<String> targets, String minutes) {
            this(targets, minutes, Map.of());
        }
    }

    static PolicyForm blank() {
        return new PolicyForm("", "1", List.of(new Row(List.of(), FIRST_WAIT)));
    }

    /** One that calls somebody already. */
    static PolicyForm calling(Target target, String name) {
        return new PolicyForm(name, "1", List.of(new Row(List.of(Targets.text(target)), FIRST_WAIT)));
    }

    static PolicyForm of(Policy policy) {
        return new PolicyForm(
                policy.name(),
                Integer.toString(policy.repeat()),
                policy.steps().stream()
                        .map(step -> new Row(
                                step.targets().stream().map(Targets::text).toList(),
                                Integer.toString(step.waitMinutes()),
                                LimitFields.of(step)))
                        .toList());
    }

    static PolicyForm typed(Map<String, String> fields) {
        List<Row> rows = IntStream.range(0, MOST_STEPS)
                .filter(step -> fields.containsKey("step-" + step + "-wait"))
                .mapToObj(step -> row(fields, step))
                .toList();
        return new PolicyForm(fields.getOrDefault("name", ""), fields.getOrDefault("repeat", ""), rows);
    }

    private static Row row(Map<String, String> fields, int step) {
        List<String> targets = IntStream.range(0, MOST_TARGETS)
                .mapToObj(place -> fields.getOrDefault("step-" + step + "-target-" + place, ""))
                .filter(target -> !target.isEmpty())
                .distinct()
                .toList();
        return new Row(
                targets,
                fields.getOrDefault("step-" + step + "-wait", ""),
                LimitFields.typed(fields, "step-" + step + "-"));
    }

    /** With one more step at the end, or without one: what the buttons {@code add} and {@code remove-2} ask for. */
    PolicyForm after(String deed) {
        List<Row> changed = new ArrayList<>(rows);
        if (deed.equals("add") && rows.size() < MOST_STEPS) {
            changed.add(new Row(List.of(), FIRST_WAIT));
        }
        number(deed.replace("remove-", ""))
                .filter(place -> place < changed.size())
                .ifPresent(place -> changed.remove(place.intValue()));
        return new PolicyForm(name, repeat, changed);
    }

    /** What was typed, understood; refuses what is not a number or not a target. */
    List<Step> steps() {
        List<Problem> problems = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            List<Target> targets = row.targets().stream()
                    .flatMap(text -> Targets.parse(text).stream())
                    .toList();
            Optional<Integer> wait = number(row.minutes());
            if (wait.isEmpty()) {
                problems.add(new Problem("steps[" + i + "].waitMinutes", "Write the minutes as a number, 1 to 1,440."));
            }
            try {
                steps.add(LimitFields.step(targets, wait.orElse(1), row.limits(), "steps[" + i + "]"));
            } catch (Refused refused) {
                problems.addAll(refused.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return steps;
    }

    int times() {
        return number(repeat).orElseThrow(() -> Refused.invalid("repeat", "Write how often as a number, 0 to 20."));
    }

    /** The rows as the screen draws them, each with one empty place to add somebody, and with what is wrong with it. */
    List<StepRow> rows(List<Problem> problems) {
        return IntStream.range(0, rows.size())
                .mapToObj(place -> new StepRow(
                        place,
                        Stream.concat(rows.get(place).targets().stream(), Stream.of(""))
                                .toList(),
                        rows.get(place).minutes(),
                        rows.get(place).limits(),
                        problems.stream()
                                .filter(problem -> problem.field().startsWith("steps[" + place + "]"))
                                .map(Problem::reason)
                                .toList()))
                .toList();
    }

    private static Optional<Integer> number(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }
}
