package org.nightdesk.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads {@code dry-run}: how a step shows what it would do. */
final class DryRunReader {

    private static final String KEY = "dry-run";
    private static final DryRun UNSAID = new DryRun.Cannot("The playbook does not say how.");

    private final Scope scope;
    private final DeedReader deeds;

    DryRunReader(Scope scope, DeedReader deeds) {
        this.scope = scope;
        this.deeds = deeds;
    }

    DryRun read(Fields step, Optional<Deed> before, Optional<Deed> act) {
        if (!step.has(KEY)) {
            return UNSAID;
        }
        if (step.where(KEY) instanceof ScalarNode) {
            return word(step, act);
        }
        Fields fields = step.fields(KEY).orElseThrow();
        DryRun found = fields.has("cannot")
                ? cannot(fields)
                : fields.has("compare") ? compared(fields, before) : tried(fields);
        fields.done();
        return found;
    }

    private static DryRun word(Fields step, Optional<Deed> act) {
        if (!step.text(KEY).equals(Optional.of("rolled-back"))) {
            step.wrong(KEY, "Write rolled-back for SQL, or below it compare:, try: or cannot:.");
            return UNSAID;
        }
        if (act.filter(Deed.Sql.class::isInstance).isEmpty()) {
            step.wrong(KEY, "Only SQL can be rolled back. Write compare:, try: or cannot: below it.");
        }
        return new DryRun.RolledBack();
    }

    private static DryRun cannot(Fields fields) {
        return new DryRun.Cannot(fields.need("cannot", "Say why there is no dry run."));
    }

    private DryRun compared(Fields fields, Optional<Deed> before) {
        List<String> seen = before.map(deed -> List.copyOf(deed.captured())).orElse(List.of());
        Map<String, Template> after = fields.map("compare", entry -> {
            if (!seen.contains(entry.key())) {
                fields.wrong(
                        "compare",
                        "“" + entry.key() + "” is not captured by before: of this step."
                                + Nearest.hint(entry.key(), seen));
            }
            return scope.template(entry.value(), entry.path(), Place.SENTENCE).orElse(Template.literal(""));
        });
        return new DryRun.Compared(after);
    }

    private DryRun tried(Fields fields) {
        Optional<Deed> deed = deeds.read(fields, "try");
        if (!fields.has("try")) {
            fields.wrong("try", "Write compare:, try: or cannot: below dry-run.");
        }
        return deed.<DryRun>map(DryRun.Tried::new).orElse(UNSAID);
    }
}
