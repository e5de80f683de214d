package org.nightdesk.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Something to do or to look at, with all values in it but secrets, which stand as {@code secret:name} where a whole value stands, and are resolved at the moment
 * of acting. {@code expect} is what the answer must be like.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Deed.Http.class, name = "http"),
    @JsonSubTypes.Type(value = Deed.Sql.class, name = "sql"),
    @JsonSubTypes.Type(value = Deed.Command.class, name = "command"),
    @JsonSubTypes.Type(value = Deed.Manual.class, name = "manual"),
    @JsonSubTypes.Type(value = Deed.Nothing.class, name = "nothing")
})
public sealed interface Deed {

    /** What the answer must be like; all of them. */
    List<Condition> expect();

    /** Whether the world may be different afterwards. */
    boolean changes();

    /** In one line, for people. */
    String spoken();

    /** The installation and its endpoint, as {@code ins_7/api}; empty for what a person does. */
    default String endpoint() {
        return "";
    }

    /** A request to {@code url}, whose beginning is the address of that endpoint of the installation. Redirects are not followed. */
    record Http(
            String endpoint,
            String method,
            String url,
            Map<String, String> headers,
            String body,
            List<Condition> expect)
            implements Deed {

        @Override
        public boolean changes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        @Override
        public String spoken() {
            return method + " " + url;
        }
    }

    /** One statement, its values bound in order. {@code at} is where the endpoint leads, without a password. {@code reads} has it rolled back. */
    record Sql(String endpoint, String at, String statement, List<Value> values, boolean reads, List<Condition> expect)
            implements Deed {

        @Override
        public boolean changes() {
            return !reads;
        }

        @Override
        public String spoken() {
            return statement;
        }
    }

    /** A value of a statement: {@code type} is text, integer, decimal, boolean or null. */
    record Value(String type, String text) {}

    /**
     * A program on a host, with its arguments as they are: there is no shell. {@code environment} and {@code input} may hold secrets, by name. Plans from before there were these two do not
     * have them, and keep their hash.
     */
    record Command(
            String endpoint,
            String host,
            List<String> argv,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> environment,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String input,
            boolean reads,
            List<Condition> expect)
            implements Deed {

        public Command {
            environment = Objects.requireNonNullElse(environment, Map.of());
            input = Objects.requireNonNullElse(input, "");
        }

        @Override
        public boolean changes() {
            return !reads;
        }

        @Override
        public String spoken() {
            String set = environment.keySet().stream()
                    .sorted()
                    .map(name -> name + "=… ")
                    .collect(Collectors.joining());
            return set + String.join(" ", argv) + (input.isEmpty() ? "" : " < …");
        }
    }

    /**
     * A person does or looks at something, or answers a question. {@code evidence}: none, text, file or picture; {@code by}: doer or checker; {@code answers}: what may be said, and
     * go-on, stop or rollback for it, empty when there is no question.
     */
    record Manual(String text, String evidence, String by, Map<String, String> answers, List<Condition> expect)
            implements Deed {

        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public String spoken() {
            return text;
        }
    }

    /** No deed at all: only the conditions before and after count. */
    record Nothing(List<Condition> expect) implements Deed {

        public static final Nothing AT_ALL = new Nothing(List.of());

        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public String spoken() {
            return "";
        }
    }
}
