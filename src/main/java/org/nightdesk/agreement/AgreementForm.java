package org.nightdesk.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nightdesk.agreement.screen.AgreementScreen.PromiseField;
import org.nightdesk.agreement.screen.AgreementScreen.WaitField;
import org.nightdesk.sla.Agreement;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.Matrix;
import org.nightdesk.sla.Promise;
import org.nightdesk.sla.Target;
import org.nightdesk.sla.Waiting;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/**
 * An agreement as it stands in the form, right or wrong. Targets are {@code p1-calendar} and {@code p1-first-response} and so on, waits
 * {@code pause-customer} and {@code nudge-customer}, the matrix {@code m-1-3} for impact and urgency.
 */
record AgreementForm(Map<String, String> typed) {

    static final List<Integer> PRIORITIES = List.of(1, 2, 3, 4, 5);

    private static final int SIDE = 3;

    static AgreementForm of(Agreement agreement) {
        Map<String, String> typed = new HashMap<>();
        typed.put("name", agreement.name());
        typed.put(
                "customer",
                agreement.organisation().map(id -> Long.toString(id.value())).orElse(""));
        typed.put(
                "service",
                agreement.service().map(id -> Long.toString(id.value())).orElse(""));
        return new AgreementForm(typed).with(agreement.definition());
    }

    /** The same with another definition. */
    AgreementForm with(Definition definition) {
        Map<String, String> all = new HashMap<>(typed);
        definition.targets().forEach(target -> put(target, all));
        definition.pausedBy().forEach(word -> all.put("pause-" + word, "on"));
        definition.nudgeHours().forEach((word, hours) -> all.put("nudge-" + word, Integer.toString(hours)));
        switches(definition).forEach((field, on) -> {
            if (on) {
                all.put(field, "on");
            }
        });
        all.put(
                "warnAt",
                String.join(
                        ", ", definition.warnAt().stream().map(String::valueOf).toList()));
        all.put("pagesUpTo", Integer.toString(definition.pagesUpTo()));
        IntStream.range(0, SIDE * SIDE)
                .forEach(cell -> all.put(
                        cell(cell), Integer.toString(definition.matrix().cells().get(cell))));
        return new AgreementForm(all);
    }

    private static Map<String, Boolean> switches(Definition definition) {
        return Map.of(
                "updatesWhenAsked", definition.updatesWhenAsked(),
                "takenIsReply", definition.takenIsReply(),
                "workaroundResolves", definition.workaroundResolves(),
                "matrixByTier", definition.matrix().byTier());
    }

    private static void put(Target target, Map<String, String> typed) {
        String row = "p" + target.priority() + "-";
        typed.put(row + "calendar", Long.toString(target.calendar()));
        for (Promise promise : Promise.values()) {
            target.minutes(promise).ifPresent(minutes -> typed.put(row + promise.word(), OpenTime.words(minutes)));
        }
    }

    /** What was typed, understood; refuses what is no length of time or no number, all of it at once. */
    Definition definition() {
        List<Problem> problems = new ArrayList<>();
        List<Target> targets = PRIORITIES.stream()
                .flatMap(priority -> target(priority, problems).stream())
                .toList();
        Map<String, Integer> nudges = new HashMap<>();
        for (Waiting waiting : Waiting.values()) {
            number("nudge-" + waiting.word(), problems)
                    .filter(hours -> hours > 0)
                    .ifPresent(hours -> nudges.put(waiting.word(), hours));
        }
        List<Integer> cells = IntStream.range(0, SIDE * SIDE)
                .map(cell ->
                        number(cell(cell), problems).orElse(Matrix.USUAL.cells().get(cell)))
                .boxed()
                .toList();
        List<Integer> shares = shares(problems);
        int pages = number("pagesUpTo", problems).orElse(0);
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Definition(
                targets,
                Stream.of(Waiting.values())
                        .map(Waiting::word)
                        .filter(word -> typed.containsKey("pause-" + word))
                        .toList(),
                typed.containsKey("updatesWhenAsked"),
                typed.containsKey("takenIsReply"),
                typed.containsKey("workaroundResolves"),
                shares,
                nudges,
                pages,
                new Matrix(cells, typed.containsKey("matrixByTier")));
    }

    private Optional<Target> target(int priority, List<Problem> problems) {
        String row = "p" + priority + "-";
        return number(row + "calendar", problems)
                .map(calendar -> new Target(
                        priority,
                        calendar,
                        minutes(row, Promise.FIRST_RESPONSE, problems),
                        minutes(row, Promise.NEXT_UPDATE, problems),
                        minutes(row, Promise.RESOLUTION, problems),
                        minutes(row, Promise.DEVELOPERS, problems),
                        minutes(row, Promise.VENDOR, problems)));
    }

    private Optional<Integer> minutes(String row, Promise promise, List<Problem> problems) {
        String field = row + promise.word();
        try {
            return OpenTime.parse(field, value(field));
        } catch (Refused refused) {
            problems.addAll(refused.problems());
            return Optional.empty();
        }
    }

    private List<Integer> shares(List<Problem> problems) {
        List<Integer> shares = new ArrayList<>();
        for (String part : value("warnAt").replace("%", "").split("[\\s,;]+")) {
            if (part.matches("[0-9]{1,3}")) {
                shares.add(Integer.parseInt(part));
            } else if (!part.isEmpty()) {
                problems.add(new Problem("warnAt", "Write shares in percent, such as 75, 90."));
            }
        }
        return shares;
    }

    private Optional<Integer> number(String field, List<Problem> problems) {
        String text = value(field).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            problems.add(new Problem(field, "Write a number, not \"" + text + "\"."));
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }

    String name() {
        return value("name");
    }

    /** The number of the customer or the service; empty for all of them. */
    Optional<Long> number(String field) {
        return Optional.of(value(field))
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::parseLong);
    }

    static List<PromiseField> promises() {
        return Stream.of(Promise.values())
                .map(promise -> new PromiseField(promise.word(), promise.title()))
                .toList();
    }

    static List<WaitField> waits() {
        return Stream.of(Waiting.values())
                .map(waiting -> new WaitField(waiting.word(), waiting.spoken()))
                .toList();
    }

    private static String cell(int cell) {
        return "m-" + (cell / SIDE + 1) + "-" + (cell % SIDE + 1);
    }

    private String value(String field) {
        return typed.getOrDefault(field, "");
    }
}
