package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thing done or looked at over an endpoint, what must be seen for it to have worked, and what is kept of it under a name. */
public sealed interface Deed {

    Endpoint endpoint();

    /** The names under which it keeps values. */
    Set<String> captured();

    /** Every template in it, whatever place it fills. */
    List<Template> templates();

    /** The word of the YAML. */
    default String word() {
        return switch (this) {
            case Http http -> "http";
            case Sql sql -> "sql";
            case Command command -> "command";
        };
    }

    /**
     * A request. {@code path} begins with a slash; each value in it fills a part of the path. It worked when the status is among {@code statuses} (empty: any from 200 to 299) and each JSON pointer
     * of {@code json} shows its value. {@code capture}: JSON pointers by name.
     */
    record Http(
            Endpoint endpoint,
            String method,
            Template path,
            Map<String, Template> query,
            Map<String, Template> headers,
            Optional<Structure> body,
            List<Integer> statuses,
            Map<String, Structure> json,
            Map<String, String> capture)
            implements Deed {

        public Http {
            query = kept(query);
            headers = kept(headers);
            statuses = List.copyOf(statuses);
            json = kept(json);
            capture = kept(capture);
        }

        @Override
        public Set<String> captured() {
            return new LinkedHashSet<>(capture.keySet());
        }

        @Override
        public List<Template> templates() {
            List<Template> all = new ArrayList<>(List.of(path));
            all.addAll(query.values());
            all.addAll(headers.values());
            body.ifPresent(one -> all.addAll(one.templates()));
            json.values().forEach(one -> all.addAll(one.templates()));
            return all;
        }

        /** Whether it only looks, by its method. */
        public boolean reads() {
            return method.equals("GET") || method.equals("HEAD");
        }
    }

    /**
     * A statement with {@code :name} where a value is bound: one of {@code values}, or else the parameter or captured value of that name. It worked when it touched, or
     * answered, {@code rows} rows and the first column of the first row is {@code value}, each only when said. {@code capture}: columns of the first row by name.
     */
    record Sql(
            Endpoint endpoint,
            Statement statement,
            Map<String, Structure> values,
            Optional<Integer> rows,
            Optional<Structure> value,
            Map<String, String> capture)
            implements Deed {

        public Sql {
            values = kept(values);
            capture = kept(capture);
        }

        @Override
        public Set<String> captured() {
            return new LinkedHashSet<>(capture.keySet());
        }

        /** What is bound to this {@code :name}. */
        public Structure bound(String name) {
            return Optional.ofNullable(values.get(name))
                    .orElseGet(() -> new Structure.Leaf(new Template(List.of(new Template.Piece.Reference(name)))));
        }

        @Override
        public List<Template> templates() {
            List<Template> all = new ArrayList<>();
            new LinkedHashSet<>(statement.order())
                    .forEach(name -> all.addAll(bound(name).templates()));
            value.ifPresent(one -> all.addAll(one.templates()));
            return all;
        }
    }

    /**
     * A program and its words, each a word whatever it holds; no shell reads them. {@code environment} is set for it by name, {@code input} is what it reads: there secrets may
     * stand, which everybody on a host would see among the words. It worked when it ended with {@code exit} and its output holds {@code output}, if said. Its whole output,
     * without blanks around it, is kept as {@code capture}.
     */
    record Command(
            Endpoint endpoint,
            List<Template> argv,
            Map<String, Template> environment,
            Optional<Template> input,
            int exit,
            Optional<Template> output,
            Optional<String> capture)
            implements Deed {

        public Command {
            argv = List.copyOf(argv);
            environment = kept(environment);
        }

        @Override
        public Set<String> captured() {
            return capture.map(Set::of).orElseGet(Set::of);
        }

        @Override
        public List<Template> templates() {
            List<Template> all = new ArrayList<>(argv);
            all.addAll(environment.values());
            input.ifPresent(all::add);
            output.ifPresent(all::add);
            return all;
        }
    }

    private static <V> Map<String, V> kept(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
