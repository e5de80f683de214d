package org.nightdesk.execution;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nightdesk.act.Acts;
import org.nightdesk.act.Answer;
import org.nightdesk.course.Condition;
import org.nightdesk.course.Deed;
import org.nightdesk.course.OnFailure;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Step.Preview;
import org.nightdesk.installation.Installation;
import org.nightdesk.installation.InstallationId;
import org.nightdesk.installation.Installations;
import org.nightdesk.playbook.Binding;
import org.nightdesk.playbook.CrossChecks;
import org.nightdesk.playbook.DryRun;
import org.nightdesk.playbook.Filling;
import org.nightdesk.playbook.Place;
import org.nightdesk.playbook.Playbook;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.playbook.Step;
import org.nightdesk.playbook.Surroundings;
import org.nightdesk.playbook.Value;
import org.nightdesk.subject.Refused;
import org.nightdesk.wording.Slots;
import org.nightdesk.wording.Wording;

/** Makes the steps for one target: looks at what is there now, and fills in what was seen. */
final class TargetPlanner {

    private static final int DEEPEST = 5;

    private final Installation target;
    private final Installations installations;
    private final Playbooks playbooks;
    private final Surroundings surroundings;
    private final Acts acts;
    private final List<org.nightdesk.course.Step> made = new ArrayList<>();
    private final Slots slots = new Slots();
    private boolean looked;

    TargetPlanner(
            Installation target,
            Installations installations,
            Playbooks playbooks,
            Surroundings surroundings,
            Acts acts) {
        this.target = target;
        this.installations = installations;
        this.playbooks = playbooks;
        this.surroundings = surroundings;
        this.acts = acts;
    }

    /** Refused, naming the target, when something does not fit what is there. */
    List<org.nightdesk.course.Step> steps(Playbook playbook, Map<String, Value> given) {
        add(playbook, given, 0);
        return List.copyOf(made);
    }

    private void add(Playbook playbook, Map<String, Value> given, int depth) {
        Map<String, Value> known = new HashMap<>(given);
        playbook.target()
                .ifPresent(one -> known.put(
                        one.name(), new Value.Installations(List.of(target.id().value()))));
        slots.open(playbook, known);
        for (Step step : playbook.steps()) {
            String name = new Filling(known).text(step.says(), Place.SENTENCE);
            switch (step) {
                case Step.Act act -> made.add(act(act, name, playbook, known));
                case Step.Wait wait -> made.add(wait(wait, name, playbook, known));
                case Step.Manual manual ->
                    made.add(person(name, manual.evidence().word(), manual.by().word(), Map.of(), List.of()));
                case Step.Pause pause ->
                    made.add(person(name, "none", pause.by().word(), Map.of(), List.of()));
                case Step.Ask ask ->
                    made.add(person(
                            name,
                            "none",
                            ask.by().word(),
                            ask.answers().entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            one -> one.getValue().word())),
                            Slots.of(playbook, ask, known)));
                case Step.Call call -> call(call, known, depth);
            }
        }
    }

    private void call(Step.Call call, Map<String, Value> known, int depth) {
        if (depth >= DEEPEST) {
            throw refused(call.name(), "Playbooks call each other more than five deep.");
        }
        Playbook called = playbooks
                .named(call.playbook())
                .orElseThrow(() -> refused(call.name(), "There is no playbook called " + call.playbook() + "."))
                .playbook();
        Map<String, String> typed = new HashMap<>();
        Filling filling = new Filling(known);
        call.with().forEach((name, value) -> typed.put(name, filling.text(value, Place.PARAMETER)));
        called.target()
                .ifPresent(one -> typed.putIfAbsent(one.name(), target.id().text()));
        add(called, Binding.of(called, typed, surroundings).orRefuse(), depth + 1);
    }

    private static org.nightdesk.course.Step person(
            String says,
            String evidence,
            String by,
            Map<String, String> answers,
            List<org.nightdesk.course.Step.Capture> captures) {
        return new org.nightdesk.course.Step(
                says,
                new Deed.Manual(says, evidence, by, answers, List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                60,
                1,
                false,
                true,
                OnFailure.ASK,
                Preview.NONE,
                captures);
    }

    private org.nightdesk.course.Step wait(Step.Wait wait, String name, Playbook playbook, Map<String, Value> known) {
        return new org.nightdesk.course.Step(
                name,
                Deed.Nothing.AT_ALL,
                Optional.empty(),
                Optional.of(deed(wait.until(), known, true)),
                Optional.empty(),
                seconds(wait.timeOut()),
                seconds(wait.every()),
                true,
                true,
                OnFailure.of(wait.onFailure().word()),
                Preview.NONE,
                Slots.of(playbook, Optional.of(wait.until()), known));
    }

    private org.nightdesk.course.Step act(Step.Act act, String name, Playbook playbook, Map<String, Value> known) {
        Seen seen = look(act, name, known);
        CrossChecks.of(playbook, surroundings).broken(known).stream()
                .findFirst()
                .ifPresent(problem -> {
                    throw Refused.invalid(problem.field(), target.name() + ": " + problem.reason());
                });
        Deed deed = deed(act.act(), known, false);
        return new org.nightdesk.course.Step(
                name,
                deed,
                seen.check(),
                act.verify().map(one -> deed(one, known, true)),
                act.undo().map(one -> deed(one, known, false)),
                seconds(act.timeOut()),
                2,
                act.idempotent(),
                act.reversible(),
                OnFailure.of(act.onFailure().word()),
                preview(act, deed, seen, known),
                Slots.of(playbook, act.verify(), known));
    }

    private static int seconds(Duration time) {
        return Math.toIntExact(Math.max(1, time.toSeconds()));
    }

    /** What the pre-check is, with what it saw as a condition: another value at its turn is not what was approved. */
    private record Seen(Optional<Deed> check, boolean holds, String said) {}

    private Seen look(Step.Act act, String name, Map<String, Value> known) {
        if (act.before().isEmpty()) {
            return new Seen(Optional.empty(), true, "It has no pre-check.");
        }
        org.nightdesk.playbook.Deed before = act.before().get();
        Deed check = deed(before, known, true);
        if (Slots.needs(before, known)) {
            return new Seen(
                    Optional.of(check),
                    true,
                    "Its pre-check needs what is captured before it, and is made when its turn comes.");
        }
        if (check instanceof Deed.Command) {
            return new Seen(Optional.of(check), true, "Its pre-check runs on a host, when its turn comes.");
        }
        Answer answer = acts.perform(check, act.timeOut());
        if (answer.outcome() != Outcome.OK) {
            // What comes later may hold only when the steps before it are done; the first never will.
            if (!looked || !before.captured().isEmpty()) {
                throw refused(name, "The pre-check does not hold. " + answer.said());
            }
            return new Seen(Optional.of(check), false, "The pre-check does not hold yet: " + answer.said());
        }
        looked = true;
        List<Condition> asSeen = new ArrayList<>(check.expect());
        Slots.parts(before)
                .forEach((called, part) -> answer.parts().of(part).ifPresent(is -> {
                    known.put(called, value(is));
                    asSeen.add(new Condition(part, "=", is.text()));
                }));
        return new Seen(Optional.of(expecting(check, asSeen)), true, "");
    }

    private static Value value(Answer.Part part) {
        return switch (part.kind()) {
            case NUMBER -> new Value.Amount(new BigDecimal(part.text()));
            case TRUTH ->
                new Value.Truth(part.text().equals("true") || part.text().equals("t"));
            case TEXT -> new Value.Text(part.text());
        };
    }

    private static Deed expecting(Deed deed, List<Condition> expect) {
        return switch (deed) {
            case Deed.Http http ->
                new Deed.Http(http.endpoint(), http.method(), http.url(), http.headers(), http.body(), expect);
            case Deed.Sql sql ->
                new Deed.Sql(sql.endpoint(), sql.at(), sql.statement(), sql.values(), sql.reads(), expect);
            case Deed.Command command -> command;
            case Deed.Manual manual -> manual;
            case Deed.Nothing nothing -> nothing;
        };
    }

    private Preview preview(Step.Act act, Deed deed, Seen seen, Map<String, Value> known) {
        return switch (act.dryRun()) {
            case DryRun.Cannot cannot ->
                new Preview(seen.holds(), "", "", note(seen, "It cannot be tried: " + cannot.because()));
            case DryRun.Compared compared -> compared(compared, seen, known);
            case DryRun.RolledBack back -> tried(act.act(), known, seen, () -> acts.tryOut(deed, act.timeOut()));
            case DryRun.Tried tried ->
                tried(tried.deed(), known, seen, () -> acts.perform(deed(tried.deed(), known, true), act.timeOut()));
        };
    }

    private static String note(Seen seen, String more) {
        return (seen.said() + " " + more).strip();
    }

    private static Preview compared(DryRun.Compared compared, Seen seen, Map<String, Value> known) {
        Filling filling = new Filling(known);
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        compared.after().forEach((name, template) -> {
            before.append(name)
                    .append(": ")
                    .append(known.containsKey(name) ? known.get(name).text() : "?")
                    .append('\n');
            after.append(name)
                    .append(": ")
                    .append(filling.text(template, Place.SENTENCE))
                    .append('\n');
        });
        return new Preview(seen.holds(), before.toString(), after.toString(), seen.said());
    }

    private Preview tried(
            org.nightdesk.playbook.Deed deed, Map<String, Value> known, Seen seen, Supplier<Answer> trying) {
        if (Slots.needs(deed, known)) {
            return new Preview(
                    seen.holds(), "", "", note(seen, "It cannot be tried: it needs what is captured before it."));
        }
        Answer answer = trying.get();
        if (answer.outcome() != Outcome.OK && seen.holds()) {
            throw Refused.conflict(
                    target.name() + ": tried and rolled back, it does not come out right. " + answer.said());
        }
        String output = answer.output().isBlank() ? answer.said() : answer.output();
        return new Preview(seen.holds(), "", output, note(seen, "Tried, and rolled back."));
    }

    private Deed deed(org.nightdesk.playbook.Deed written, Map<String, Value> known, boolean reads) {
        try {
            return Wording.deed(new Filling(known).deed(written), at(written, known), reads);
        } catch (Refused refused) {
            throw Refused.invalid(
                    refused.problems().getFirst().field(),
                    target.name() + ": " + refused.problems().getFirst().reason());
        }
    }

    private Installation at(org.nightdesk.playbook.Deed deed, Map<String, Value> known) {
        String other = deed.endpoint().of();
        if (other.isEmpty()) {
            return target;
        }
        if (known.get(other) instanceof Value.Installations(List<Long> ids) && ids.size() == 1) {
            return installations.installation(new InstallationId(ids.getFirst()));
        }
        throw Refused.invalid(other, "“" + other + "” names no installation.");
    }

    private Refused refused(String step, String reason) {
        String name = step.endsWith(".") ? step.substring(0, step.length() - 1) : step;
        return Refused.invalid("", "“" + name + "” at " + target.name() + ": " + reason);
    }
}
