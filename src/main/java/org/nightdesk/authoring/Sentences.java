package org.nightdesk.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.authoring.screen.ChecklistLine.Part;
import org.nightdesk.playbook.CrossCheck;
import org.nightdesk.playbook.Deed;
import org.nightdesk.playbook.DryRun;
import org.nightdesk.playbook.Limits;
import org.nightdesk.playbook.ParameterKind;
import org.nightdesk.playbook.Structure;
import org.nightdesk.playbook.Template;

/** What a playbook says, as a person reads it. */
final class Sentences {

    private Sentences() {}

    static String limits(Limits limits) {
        String stages = limits.stages().stream().map(Limits.Stage::word).collect(Collectors.joining(", then "));
        return targets(limits.targets()) + " at most, " + limits.atATime() + " at a time: "
                + stages.replace("rest", "the rest") + ". " + targets(limits.perHour()) + " in an hour.";
    }

    private static String targets(int number) {
        return number == 1 ? "1 target" : number + " targets";
    }

    static String kind(ParameterKind kind) {
        return switch (kind) {
            case ParameterKind.Text text ->
                text.pattern().isEmpty()
                        ? "text, " + text.longest() + " letters at most"
                        : "text like " + text.pattern();
            case ParameterKind.Number number ->
                "number"
                        + number.least()
                                .map(least -> ", at least " + least.toPlainString())
                                .orElse("")
                        + number.most()
                                .map(most -> ", at most " + most.toPlainString())
                                .orElse("");
            case ParameterKind.Choice choice -> "one of " + String.join(", ", choice.values());
            case ParameterKind.YesNo yesNo -> "yes or no";
            case ParameterKind.Day day -> "a day";
            case ParameterKind.Target target -> "an installation" + where(target.service(), target.environment());
            case ParameterKind.Targets targets -> "installations" + where(targets.service(), targets.environment());
            case ParameterKind.Picked picked -> "picked from " + picked.from();
            case ParameterKind.Secret secret -> "a secret, by its name";
        };
    }

    private static String where(String service, String environment) {
        return (service.isEmpty() ? "" : " of " + service) + (environment.isEmpty() ? "" : " in " + environment);
    }

    static String check(CrossCheck check) {
        return check.because();
    }

    /** {@code label}: Before, Act, Verify. */
    static Part part(String label, Deed deed) {
        return switch (deed) {
            case Deed.Http http ->
                new Part(
                        label,
                        http.method() + " " + http.path().source(),
                        at(deed),
                        body(http),
                        expected(http),
                        kept(http.capture()));
            case Deed.Sql sql ->
                new Part(label, "SQL", at(deed), sql.statement().written(), expected(sql), kept(sql.capture()));
            case Deed.Command command ->
                new Part(
                        label,
                        command.argv().stream().map(Sentences::word).collect(Collectors.joining(" ")),
                        at(deed),
                        given(command),
                        expected(command),
                        command.capture().map(name -> "its output as " + name).orElse(""));
        };
    }

    private static String given(Deed.Command command) {
        String set = command.environment().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue().source() + "\n")
                .collect(Collectors.joining());
        return (set + command.input().map(text -> "reads " + text.source()).orElse("")).strip();
    }

    private static String at(Deed deed) {
        return deed.endpoint().of().isEmpty()
                ? deed.endpoint().name()
                : deed.endpoint().name() + " of " + deed.endpoint().of();
    }

    private static String body(Deed.Http http) {
        String headers = http.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue().source() + "\n")
                .collect(Collectors.joining());
        return (headers + http.body().map(Sentences::json).orElse("")).strip();
    }

    private static String expected(Deed.Http http) {
        List<String> all = new ArrayList<>();
        all.add(
                http.statuses().isEmpty()
                        ? "200 to 299"
                        : http.statuses().stream().map(String::valueOf).collect(Collectors.joining(" or ")));
        http.json().forEach((pointer, value) -> all.add(pointer + " is " + json(value)));
        return String.join(", ", all);
    }

    private static String expected(Deed.Sql sql) {
        List<String> all = new ArrayList<>();
        sql.rows().ifPresent(rows -> all.add(rows == 1 ? "1 row" : rows + " rows"));
        sql.value().ifPresent(value -> all.add("it is " + json(value)));
        return String.join(", ", all);
    }

    private static String expected(Deed.Command command) {
        return (command.exit() == 0 ? "" : "it ends with " + command.exit() + " ")
                + command.output().map(output -> "says " + output.source()).orElse("");
    }

    private static String kept(Map<String, String> capture) {
        return capture.entrySet().stream()
                .map(one -> one.getValue() + " as " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String word(Template word) {
        String text = word.source();
        return text.isEmpty() || text.chars().anyMatch(Character::isWhitespace) ? "“" + text + "”" : text;
    }

    static String dryRun(DryRun dryRun) {
        return switch (dryRun) {
            case DryRun.Cannot cannot -> "No dry run: " + cannot.because();
            case DryRun.Compared compared ->
                "Dry run: "
                        + compared.after().entrySet().stream()
                                .map(one -> one.getKey() + " would become "
                                        + one.getValue().source().replaceAll("\\$\\{([^}]*)}", "‹$1›"))
                                .collect(Collectors.joining(", "))
                        + ".";
            case DryRun.RolledBack rolledBack -> "Dry run: done and rolled back.";
            case DryRun.Tried tried -> "Dry run: a trial of its own.";
        };
    }

    static String json(Structure structure) {
        return switch (structure) {
            case Structure.Leaf(Template template) ->
                template.whole().isPresent() ? template.source() : "\"" + template.source() + "\"";
            case Structure.Amount amount -> amount.number().toPlainString();
            case Structure.Truth truth -> Boolean.toString(truth.yes());
            case Structure.Nothing nothing -> "null";
            case Structure.Items items ->
                items.items().stream().map(Sentences::json).collect(Collectors.joining(", ", "[", "]"));
            case Structure.Fields fields ->
                fields.fields().entrySet().stream()
                        .map(field -> "\"" + field.getKey() + "\": " + json(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
