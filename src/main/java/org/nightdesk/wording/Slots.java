package org.nightdesk.wording;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.course.Step.Capture;
import org.nightdesk.playbook.Bounds;
import org.nightdesk.playbook.Deed;
import org.nightdesk.playbook.Parameter;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.Step;
import org.nightdesk.playbook.Value;

/** The names under which captured values of one target stand in its plan: a playbook that is called twice keeps two. */
public final class Slots {

    private final Set<String> taken = new HashSet<>();

    /** From here on each value that this playbook captures while it runs is known by its slot. */
    public void open(Playbook playbook, Map<String, Value> known) {
        Set<String> names = new LinkedHashSet<>();
        playbook.captured().stream().map(Parameter::name).forEach(names::add);
        playbook.steps().stream()
                .filter(Step.Ask.class::isInstance)
                .flatMap(step -> ((Step.Ask) step).capture().stream())
                .forEach(names::add);
        names.forEach(name -> known.put(name, new Value.Late(free(name))));
    }

    private String free(String name) {
        String slot = name;
        for (int number = 2; !taken.add(slot); number++) {
            slot = name.substring(0, Math.min(36, name.length())) + "_" + number;
        }
        return slot;
    }

    /** What a deed that looks keeps. */
    public static List<Capture> of(Playbook playbook, Optional<Deed> deed, Map<String, Value> known) {
        return deed.map(Slots::parts).orElse(Map.of()).entrySet().stream()
                .flatMap(each -> capture(playbook, each.getKey(), each.getValue(), known))
                .toList();
    }

    /** What a person's answer is kept as. */
    public static List<Capture> of(Playbook playbook, Step.Ask ask, Map<String, Value> known) {
        return ask.capture().stream()
                .flatMap(name -> capture(playbook, name, "", known))
                .toList();
    }

    private static Stream<Capture> capture(Playbook playbook, String name, String of, Map<String, Value> known) {
        return known.get(name) instanceof Value.Late(String slot)
                ? playbook.capturedKind(name).stream().map(kind -> new Capture(slot, of, Bounds.of(kind)))
                : Stream.empty();
    }

    /** Whether it says something that is known only while it runs. */
    public static boolean needs(Deed deed, Map<String, Value> known) {
        return deed.templates().stream()
                .flatMap(template -> template.references().stream())
                .anyMatch(name -> known.get(name) instanceof Value.Late);
    }

    /** Which part of the answer each captured name is, as a condition names it. */
    public static Map<String, String> parts(Deed deed) {
        return switch (deed) {
            case Deed.Http http -> http.capture();
            case Deed.Sql sql -> {
                Map<String, String> columns = new LinkedHashMap<>();
                sql.capture().forEach((name, column) -> columns.put(name, "column " + column));
                yield columns;
            }
            case Deed.Command command ->
                command.capture().map(name -> Map.of(name, "text")).orElse(Map.of());
        };
    }
}
