package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads what is done or looked at: {@code http}, {@code sql} or {@code command}. */
final class DeedReader {

    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> KINDS = List.of("http", "sql", "command");
    private static final Pattern ENDPOINT = Pattern.compile("(?:([a-z][a-z0-9_]{0,39})/)?([a-z][a-z0-9_-]{0,39})");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]{0,99}");
    // What the connection itself writes; setting it is how requests are smuggled.
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "expect", "te", "trailer");
    private static final Set<String> SHELLS = Set.of(
            "sh",
            "bash",
            "dash",
            "zsh",
            "ksh",
            "fish",
            "cmd",
            "cmd.exe",
            "powershell",
            "powershell.exe",
            "pwsh",
            "eval",
            "xargs",
            "ssh",
            "env");
    private static final String POINTER = " A JSON pointer begins with /, as /setting/value.";
    private static final Endpoint NOWHERE = new Endpoint("", "none");

    private final Scope scope;
    private final Faults faults;

    DeedReader(Scope scope, Faults faults) {
        this.scope = scope;
        this.faults = faults;
    }

    /** The deed under this key; what it captures is known from then on. */
    Optional<Deed> read(Fields step, String key) {
        scope.phase(key);
        return step.fields(key).flatMap(this::deed);
    }

    private Optional<Deed> deed(Fields fields) {
        List<String> said = KINDS.stream().filter(fields::has).toList();
        fields.done();
        if (said.size() != 1) {
            faults.add(fields.node(), fields.path(), "Say one thing to do here: http, sql or command.");
            return Optional.empty();
        }
        String kind = said.getFirst();
        if (kind.equals("command") && !(fields.where(kind) instanceof MappingNode)) {
            fields.wrong(kind, "Write endpoint: and argv: below it; argv is the list of its words, never one text.");
            return Optional.empty();
        }
        Fields inner = fields.fields(kind).orElseThrow();
        Deed deed = switch (kind) {
            case "http" -> http(inner);
            case "sql" -> sql(inner);
            default -> command(inner);
        };
        inner.done();
        return Optional.of(deed);
    }

    private Endpoint endpoint(Fields fields) {
        String word = fields.need("endpoint", "Name the endpoint of the target: endpoint: api.");
        var parts = ENDPOINT.matcher(word);
        if (word.isEmpty()) {
            return NOWHERE;
        }
        if (!parts.matches()) {
            fields.wrong(
                    "endpoint",
                    "“" + word + "” is no endpoint: write its name, or parameter/name for another installation.");
            return NOWHERE;
        }
        String of = Optional.ofNullable(parts.group(1)).orElse("");
        if (!of.isEmpty() && !scope.isTarget(of)) {
            fields.wrong("endpoint", "“" + of + "” is no parameter of type target." + Nearest.hint(of, scope.names()));
        }
        return new Endpoint(of, parts.group(2));
    }

    private Deed http(Fields fields) {
        Endpoint endpoint = endpoint(fields);
        String method = fields.text("method").orElse("GET").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            fields.wrong("method", "“" + method + "” is no method." + Nearest.hint(method, METHODS));
        }
        Template path = path(fields);
        Map<String, Template> query = fields.map("query", entry -> template(entry, Place.QUERY));
        Map<String, Template> headers = fields.map("headers", this::header);
        Optional<Structure> body =
                fields.value("body").map(value -> new Bodies(scope, faults, Place.BODY).read(value, fields.at("body")));
        List<Integer> statuses = new ArrayList<>();
        Map<String, Structure> json = fields.fields("expect")
                .map(expect -> expected(expect, statuses))
                .orElse(Map.of());
        return new Deed.Http(
                endpoint,
                method,
                path,
                query,
                headers,
                body,
                statuses,
                json,
                capture(fields, DeedReader::isPointer, POINTER));
    }

    private Template path(Fields fields) {
        String text = fields.need("path", "Say the path below the endpoint: path: /settings.");
        if (!text.isEmpty() && !text.startsWith("/")) {
            fields.wrong("path", "A path begins with /; the rest of the address is the endpoint's.");
        }
        if (Stream.of(text.split("/")).anyMatch(part -> part.equals("..") || part.equals("."))
                || text.matches(".*[?#\\\\\\s].*")) {
            fields.wrong("path", "A path has no .., blanks, ? or #: what comes after ? is written under query:.");
        }
        return fields.value("path")
                .flatMap(value -> scope.template(value, fields.at("path"), Place.PATH))
                .orElse(Template.literal("/"));
    }

    private Template template(Fields.Entry entry, Place place) {
        return scope.template(entry.value(), entry.path(), place).orElse(Template.literal(""));
    }

    private Template header(Fields.Entry entry) {
        if (!HEADER.matcher(entry.key()).matches()) {
            faults.add(entry.value(), entry.path(), "“" + entry.key() + "” is no name of a header.");
        } else if (OWN_HEADERS.contains(entry.key().toLowerCase(Locale.ROOT))) {
            faults.add(
                    entry.value(), entry.path(), entry.key() + " is written by the connection itself: leave it out.");
        }
        Template template = template(entry, Place.HEADER);
        if (template.shown().chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            faults.add(entry.value(), entry.path(), "A header has printable ASCII letters only, on one line.");
        }
        return template;
    }

    private Map<String, Structure> expected(Fields expect, List<Integer> statuses) {
        for (String status : expect.texts("status")) {
            if (status.matches("[1-5]\\d\\d")) {
                statuses.add(Integer.valueOf(status));
            } else {
                expect.wrong("status", "“" + status + "” is no status: write 200, or [200, 204].");
            }
        }
        Map<String, Structure> json = expect.map("json", entry -> {
            pointer(entry);
            return new Bodies(scope, faults, Place.BODY).read(entry.value(), entry.path());
        });
        expect.done();
        return json;
    }

    private void pointer(Fields.Entry entry) {
        if (!isPointer(entry.key())) {
            faults.add(entry.value(), entry.path(), "“" + entry.key() + "” is no JSON pointer." + POINTER);
        }
    }

    private static boolean isPointer(String text) {
        return text.startsWith("/") && text.length() <= Fields.LINE;
    }

    private Map<String, String> capture(Fields fields, Predicate<String> fits, String remedy) {
        return fields.map("capture", entry -> {
            String from = Fields.word(entry.value());
            if (!fits.test(from)) {
                faults.add(entry.value(), entry.path(), "“" + from + "” says nothing to keep." + remedy);
            }
            scope.capture(entry.key(), entry.value(), entry.path());
            return from;
        });
    }

    private Deed sql(Fields fields) {
        Endpoint endpoint = endpoint(fields);
        Map<String, Structure> values = fields.map("values", this::bound);
        Statement statement = statement(fields);
        statement.order().stream()
                .distinct()
                .filter(name -> !values.containsKey(name))
                .forEach(name -> {
                    scope.known(name, fields.where("statement"), fields.at("statement"));
                });
        Optional<Fields> expect = fields.fields("expect");
        Optional<Integer> rows = expect.filter(one -> one.has("rows")).map(one -> one.whole("rows", 0, 1_000_000, 0));
        Optional<Structure> value = expect.flatMap(one -> one.value("value"))
                .map(node -> new Bodies(scope, faults, Place.BODY).read(node, fields.at("expect.value")));
        expect.ifPresent(Fields::done);
        return new Deed.Sql(
                endpoint,
                statement,
                values,
                rows,
                value,
                capture(fields, column -> !column.isBlank() && column.length() <= 100, " Write name: column."));
    }

    private Structure bound(Fields.Entry entry) {
        Structure value = new Bodies(scope, faults, Place.SQL).read(entry.value(), entry.path());
        if (value instanceof Structure.Items || value instanceof Structure.Fields) {
            faults.add(entry.value(), entry.path(), "One value is bound here, not a list or further keys.");
        }
        return value;
    }

    private Statement statement(Fields fields) {
        String text = fields.lines("statement").orElse("");
        try {
            if (text.isEmpty()) {
                fields.wrong("statement", "Write one SQL statement, with :name where a value goes.");
            }
            return Statement.of(text);
        } catch (IllegalArgumentException wrong) {
            fields.wrong("statement", String.valueOf(wrong.getMessage()));
            return Statement.of("");
        }
    }

    private Deed command(Fields fields) {
        Endpoint endpoint = endpoint(fields);
        List<Template> argv = new ArrayList<>();
        if (fields.where("argv") instanceof ScalarNode || !fields.has("argv")) {
            fields.wrong("argv", "Write the words of the command as a list: argv: [systemctl, restart, billing].");
        }
        for (Node word : fields.items("argv")) {
            scope.template(word, fields.at("argv") + "[" + argv.size() + "]", Place.ARGUMENT)
                    .ifPresent(argv::add);
        }
        checkProgram(argv, fields);
        Map<String, Template> environment = fields.map("environment", this::variable);
        Optional<Template> input =
                fields.value("input").flatMap(node -> scope.template(node, fields.at("input"), Place.BODY));
        Optional<Fields> expect = fields.fields("expect");
        int exit = expect.map(one -> one.whole("exit", 0, 255, 0)).orElse(0);
        Optional<Template> output = expect.flatMap(one -> one.value("output"))
                .flatMap(node -> scope.template(node, fields.at("expect.output"), Place.SENTENCE));
        expect.ifPresent(Fields::done);
        Optional<String> capture = fields.text("capture");
        capture.ifPresent(name -> scope.capture(name, fields.where("capture"), fields.at("capture")));
        return new Deed.Command(endpoint, argv, environment, input, exit, output, capture);
    }

    private Template variable(Fields.Entry entry) {
        if (!VARIABLE.matcher(entry.key()).matches()) {
            faults.add(
                    entry.value(),
                    entry.path(),
                    "“" + entry.key()
                            + "” is no name of a variable: write large letters, digits and _, as PGPASSWORD.");
        }
        return template(entry, Place.BODY);
    }

    private void checkProgram(List<Template> argv, Fields fields) {
        if (argv.isEmpty() || argv.size() > 50) {
            fields.wrong("argv", "A command has 1 to 50 words, the program first.");
            return;
        }
        String program = argv.getFirst().shown();
        String name = program.substring(program.lastIndexOf('/') + 1);
        if (!argv.getFirst().isClosed() || program.isBlank()) {
            fields.wrong("argv", "The program itself is never a parameter: write which one it is.");
        } else if (SHELLS.contains(name.toLowerCase(Locale.ROOT))
                && argv.stream().anyMatch(word -> !word.isClosed())) {
            fields.wrong(
                    "argv",
                    name
                            + " would read a value as a command. Call the program itself, with each value a word of its own.");
        }
    }
}
