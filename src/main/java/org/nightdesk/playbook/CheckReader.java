package org.nightdesk.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code checks}: what must hold between values. Their names may be captured by any step. */
final class CheckReader {

    private static final List<String> KINDS = List.of("differs", "same", "less", "target");

    private final Scope scope;
    private final Faults faults;

    /** {@code scope}: with everything that the steps capture. */
    CheckReader(Scope scope, Faults faults) {
        this.scope = scope;
        this.faults = faults;
    }

    List<CrossCheck> read(Fields playbook) {
        List<CrossCheck> all = new ArrayList<>();
        List<Node> items = playbook.items("checks");
        for (int i = 0; i < items.size(); i++) {
            Fields fields = Fields.of(items.get(i), "checks[" + i + "]", faults);
            check(fields).ifPresent(all::add);
            fields.done();
        }
        return all;
    }

    private Optional<CrossCheck> check(Fields fields) {
        List<String> said = KINDS.stream().filter(fields::has).toList();
        String because = fields.text("because").orElse("");
        if (said.size() != 1) {
            faults.add(fields.node(), fields.path(), "A check begins with one of " + String.join(", ", KINDS) + ".");
            return Optional.empty();
        }
        return said.getFirst().equals("target") ? belongs(fields, because) : pair(fields, said.getFirst(), because);
    }

    private Optional<CrossCheck> pair(Fields fields, String kind, String because) {
        List<String> names = fields.texts(kind);
        names.forEach(name -> scope.known(name, fields.where(kind), fields.at(kind)));
        names.stream()
                .filter(scope::isLate)
                .findFirst()
                .ifPresent(
                        name -> fields.wrong(
                                kind,
                                "“" + name
                                        + "” is known only while it runs, too late for a check: say below captured: what it must be like."));
        if (names.size() != 2) {
            fields.wrong(kind, "Name two values: " + kind + ": [value, current].");
            return Optional.empty();
        }
        String one = names.getFirst();
        String other = names.getLast();
        return Optional.of(
                switch (kind) {
                    case "differs" ->
                        new CrossCheck.Differs(one, other, or(because, one + " is the same as " + other + "."));
                    case "same" ->
                        new CrossCheck.Same(one, other, or(because, one + " is not what " + other + " says."));
                    default -> new CrossCheck.Less(one, other, or(because, one + " must be less than " + other + "."));
                });
    }

    private Optional<CrossCheck> belongs(Fields fields, String because) {
        String target = fields.text("target").orElse("");
        if (!scope.isTarget(target)) {
            fields.wrong(
                    "target", "“" + target + "” is no parameter of type target." + Nearest.hint(target, scope.names()));
        }
        CrossCheck.Belongs check = new CrossCheck.Belongs(
                target,
                template(fields, "customer"),
                template(fields, "service"),
                template(fields, "environment"),
                or(because, "The target is not what the other values say it is."));
        if (check.customer().isEmpty()
                && check.service().isEmpty()
                && check.environment().isEmpty()) {
            faults.add(fields.node(), fields.path(), "Say what the target must be: customer, service or environment.");
        }
        return Optional.of(check);
    }

    private Optional<Template> template(Fields fields, String key) {
        return fields.value(key).flatMap(value -> scope.template(value, fields.at(key), Place.SENTENCE));
    }

    private static String or(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }
}
