package org.nightdesk.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What can be written where in a playbook, for the form and for completion. That the reader takes all of it, a test compares. */
final class Schema {

    static final List<Key> HEAD = List.of(
            Key.line("name", "Name", ""),
            Key.lines("purpose", "What it is for", ""),
            Key.line("service", "Service", "The name of the service it belongs to, if it is one's."),
            Key.line("expected-minutes", "Expected minutes", "How long it takes for one target."),
            Key.line(
                    "minutes-by-hand",
                    "Minutes by hand",
                    "How long a person needs without it. What is saved is counted from this."),
            Key.yesNo("two-roles", "Two roles", "One person does, another one checks."),
            Key.word("may-run", "Who may run it", "From which role on.", "responder", "agent", "lead", "administrator"),
            Key.block("limits", "Limits", "Below it: targets, per-hour, at-a-time, stages: [1, 10 %, rest]."),
            Key.block("parameters", "", ""),
            Key.block(
                    "captured",
                    "Captured values",
                    "Of what kind a value is that is known only while it runs: order: {type: number, min: 1, max: 9999}"),
            Key.block(
                    "checks",
                    "Checks between values",
                    "- differs: [value, current], - same:, - less:, - target: with customer, service or environment; because: is what is said."),
            Key.block("steps", "", ""));

    static final List<Key> LIMITS = List.of(
            Key.line("targets", "Targets", "Of one execution, at most."),
            Key.line("per-hour", "In an hour", "Targets, over all executions."),
            Key.line("at-a-time", "At a time", "Targets that are worked at once."),
            Key.block("stages", "Stages", "A few first, then more: [1, 10 %, rest]."));

    private static final Key TYPE = Key.word(
            "type", "Type", "", "text", "number", "choice", "yes-no", "date", "target", "targets", "picked", "secret");

    /** What every parameter has. */
    private static final List<Key> ANY = List.of(
            TYPE,
            Key.line("label", "Label", "How a form calls it."),
            Key.line("help", "Help", "A sentence below the field."),
            Key.yesNo("required", "Needed", "Yes when left out."),
            Key.line("default", "Default", "Its value when none is given."));

    private static final List<Key> WHERE =
            List.of(Key.line("service", "Only of service", ""), Key.line("environment", "Only in environment", ""));

    private static final Map<String, List<Key>> BY_TYPE = Map.of(
            "text",
            List.of(
                    Key.line("pattern", "Pattern", "A regular expression that matches the whole of it."),
                    Key.line("max-length", "Letters at most", "200 when left out.")),
            "number",
            List.of(
                    Key.line("min", "Least", ""),
                    Key.line("max", "Most", ""),
                    Key.line("decimals", "Decimals at most", "0 when left out: a whole number.")),
            "choice",
            List.of(Key.block("values", "Values", "[small, large], or a line each: - small")),
            "target",
            WHERE,
            "targets",
            WHERE,
            "picked",
            List.of(
                    Key.line("report", "Report", "A saved one that asks for nothing; its first column can be picked."),
                    Key.line("setting", "Setting", "Instead: a setting of the configuration register."),
                    Key.line("service", "Of service", "Whose setting it is.")));

    private static final Key SAYS = Key.line("says", "What the checklist says", "${name} shows a value.");
    private static final Key ROLE = Key.word("role", "Who ticks it", "Where there are two roles.", "doer", "checker");
    private static final Key ON_FAILURE =
            Key.word("on-failure", "When it does not work", "", "stop", "rollback", "ask");
    private static final Key TIME_OUT = Key.line("time-out", "Time-out", "30 s, 5 min, 2 h.");

    /** The phases of a step, each with a deed. */
    static final List<String> PHASES = List.of("before", "act", "verify", "undo", "until");

    static final Map<String, List<Key>> STEPS = steps();

    static final Map<String, List<Key>> DEEDS = deeds();

    private Schema() {}

    private static Map<String, List<Key>> steps() {
        Map<String, List<Key>> steps = new LinkedHashMap<>();
        steps.put(
                "step",
                List.of(
                        name("step"),
                        SAYS,
                        phase("before"),
                        phase("act"),
                        phase("verify"),
                        phase("undo"),
                        TIME_OUT,
                        Key.yesNo("idempotent", "Idempotent", "Doing it twice is doing it once. No when left out."),
                        Key.yesNo("reversible", "Reversible", "Yes when there is an undo and this is left out."),
                        ON_FAILURE,
                        Key.block(
                                "dry-run",
                                "Dry run",
                                "rolled-back for SQL; or compare: {old: \"${value}\"}, cannot: why, try: with a deed.")));
        steps.put(
                "manual",
                List.of(
                        name("manual"),
                        SAYS,
                        Key.word("evidence", "Evidence", "", "none", "text", "file", "picture"),
                        ROLE));
        steps.put(
                "wait",
                List.of(
                        name("wait"),
                        SAYS,
                        phase("until"),
                        Key.line("every", "Look each", "5 s when left out."),
                        TIME_OUT,
                        ON_FAILURE));
        steps.put(
                "ask",
                List.of(
                        name("ask"),
                        SAYS,
                        Key.block(
                                "choices",
                                "Answers",
                                "A line each: Yes: go-on, No: stop, or rollback. None: it is typed."),
                        Key.line("capture", "Keep the answer as", "A name; what is typed is described below captured."),
                        ROLE));
        steps.put(
                "call",
                List.of(
                        name("call"),
                        SAYS,
                        Key.line("playbook", "Playbook", "Its name."),
                        Key.block("with", "Its parameters", "A line each: name: \"${value}\"")));
        steps.put("pause", List.of(name("pause"), SAYS, ROLE));
        return steps;
    }

    private static Key name(String kind) {
        return Key.line(kind, "Name of the step", "Small letters, digits and -.");
    }

    private static Key phase(String name) {
        return Key.block(name, "", "");
    }

    private static Map<String, List<Key>> deeds() {
        Map<String, List<Key>> deeds = new LinkedHashMap<>();
        Key endpoint = Key.line("endpoint", "Endpoint", "Of the target, or parameter/name.");
        deeds.put(
                "http",
                List.of(
                        endpoint,
                        Key.word("method", "Method", "", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
                        Key.line("path", "Path", "/settings/${key}"),
                        Key.block("query", "Query", "A line each: name: \"${value}\""),
                        Key.block("headers", "Headers", "A line each: X-Reason: \"${reason}\""),
                        Key.block("body", "Body", "As a value: name: \"${value}\""),
                        Key.block("expect", "Expect", "status: 200, and json: with pointers: /value: \"${value}\""),
                        Key.block("capture", "Keep", "A line each: name: /pointer")));
        deeds.put(
                "sql",
                List.of(
                        endpoint,
                        Key.lines("statement", "Statement", "One, with :name where a value goes."),
                        Key.block("values", "Values", "Only where a :name is no parameter: name: \"${value}\""),
                        Key.block("expect", "Expect", "rows: 1, value: \"${value}\""),
                        Key.block("capture", "Keep", "A line each: name: column")));
        deeds.put(
                "command",
                List.of(
                        endpoint,
                        Key.block("argv", "Words", "[systemctl, restart, \"${unit}\"]"),
                        Key.block("environment", "Environment", "PGPASSWORD: \"${secret:billing/db}\""),
                        Key.lines(
                                "input",
                                "What it reads",
                                "Here and above a secret may stand; among the words it may not."),
                        Key.block("expect", "Expect", "exit: 0, output: active"),
                        Key.line("capture", "Keep its output as", "A name.")));
        return deeds;
    }

    /** What a parameter of that type is asked; of an unknown type only the type. */
    static List<Key> parameter(String type) {
        List<Key> more = BY_TYPE.getOrDefault(type, List.of());
        return Stream.concat(ANY.stream(), more.stream()).toList();
    }

    static List<String> names(List<Key> keys) {
        return keys.stream().map(Key::name).toList();
    }

    /** For completion: which keys stand below which, and which words a key takes. */
    record Words(Map<String, List<String>> keys, Map<String, List<String>> values) {}

    static Words words() {
        Map<String, List<String>> keys = new TreeMap<>();
        keys.put("", names(HEAD));
        keys.put("limits", names(LIMITS));
        keys.put("parameters.*", all(BY_TYPE.keySet().stream().map(Schema::parameter)));
        keys.put("captured.*", all(Stream.of("text", "number", "choice").map(Schema::parameter)));
        keys.put("steps", all(STEPS.values().stream()));
        keys.put(
                "checks",
                List.of("differs", "same", "less", "target", "customer", "service", "environment", "because"));
        keys.put("expect", List.of("status", "json", "rows", "value", "exit", "output"));
        keys.put("dry-run", List.of("compare", "cannot", "try"));
        Stream.concat(PHASES.stream(), Stream.of("try")).forEach(phase -> keys.put(phase, List.copyOf(DEEDS.keySet())));
        DEEDS.forEach((deed, inside) -> keys.put(deed, names(inside)));
        return new Words(keys, values());
    }

    private static Map<String, List<String>> values() {
        Map<String, List<String>> values = new TreeMap<>();
        Stream.of(
                        HEAD.stream(),
                        parameter("").stream(),
                        STEPS.values().stream().flatMap(List::stream),
                        DEEDS.values().stream().flatMap(List::stream))
                .flatMap(keys -> keys)
                .filter(key -> !key.words().isEmpty())
                .forEach(key -> values.put(key.name(), key.words()));
        values.put("dry-run", List.of("rolled-back"));
        return values;
    }

    private static List<String> all(Stream<List<Key>> lists) {
        return lists.flatMap(List::stream).map(Key::name).distinct().toList();
    }
}
