package org.nightdesk.execution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.act.Answer;
import org.nightdesk.course.Deed;
import org.nightdesk.course.Move;
import org.nightdesk.course.Outcome;
import org.nightdesk.course.Phase;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Step;
import org.nightdesk.course.Target;
import org.nightdesk.playbook.Bounds;
import org.nightdesk.playbook.Value;
import org.nightdesk.subject.Refused;
import org.nightdesk.wording.Late;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Values that become known while a plan is carried out. The plan says which, where each comes from and what it must be like; the first that was seen stands, in the
 * evidence too.
 */
@Component("executionCaptures")
public class Captures {

    private final JdbcClient jdbc;
    private final PlanStore plans;

    Captures(JdbcClient jdbc, PlanStore plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /** A value as it was kept. */
    record Kept(int target, int step, String slot, String value, Instant at) {}

    /** With captured values in it. Refused when one is missing. */
    Deed filled(Deed deed, ExecutionId execution, Plan plan, int target) {
        boolean none = plan.targets().get(target).steps().stream()
                .allMatch(step -> step.captures().isEmpty());
        return none ? deed : new Late(values(execution, plan, target)).filled(deed);
    }

    private Map<String, Value> values(ExecutionId execution, Plan plan, int target) {
        Map<String, Value> values = new HashMap<>();
        for (Kept kept : of(execution)) {
            if (kept.target() == target) {
                plan.targets().get(target).steps().get(kept.step()).captures().stream()
                        .filter(one -> one.slot().equals(kept.slot()))
                        .forEach(one -> values.put(kept.slot(), Bounds.value(one.bounds(), kept.value(), kept.slot())));
            }
        }
        return values;
    }

    /** The answer, refused where it shows nothing to keep, or something that is not as the plan says. */
    static Answer judged(Step step, Phase phase, Answer answer) {
        if (answer.outcome() != Outcome.OK || !isKept(phase, step)) {
            return answer;
        }
        List<String> seen = new ArrayList<>();
        for (Step.Capture one : step.captures()) {
            Optional<String> text =
                    answer.parts().of(one.of()).map(part -> part.text().strip());
            if (text.isEmpty()) {
                return refused(answer, "It shows no " + one.slot() + ".");
            }
            try {
                Bounds.value(one.bounds(), text.get(), one.slot());
            } catch (Refused unfit) {
                return refused(
                        answer,
                        "What it shows as " + one.slot() + " is not what the plan allows. " + unfit.getMessage());
            }
            seen.add(one.slot() + " = " + text.get());
        }
        return new Answer(
                answer.outcome(),
                answer.said() + " Kept " + String.join(", ", seen) + ".",
                answer.output(),
                answer.parts());
    }

    private static Answer refused(Answer answer, String why) {
        return new Answer(Outcome.REFUSED, answer.said() + " " + why, answer.output(), answer.parts());
    }

    // What looks can look again after a crash; what acts cannot be asked again what it answered.
    private static boolean isKept(Phase phase, Step step) {
        return phase == Phase.VERIFY
                && step.verify().isPresent()
                && !step.captures().isEmpty();
    }

    /** Of what {@link #judged} let through. */
    void keep(Sitting sitting, Move move, Answer answer, Instant now) {
        Step step = sitting.plan().step(move);
        if (answer.outcome() == Outcome.OK && isKept(move.phase(), step)) {
            for (Step.Capture one : step.captures()) {
                answer.parts()
                        .of(one.of())
                        .ifPresent(part -> keep(sitting, move, one, part.text().strip(), now));
            }
        }
    }

    /** What a person says: {@code text}, which the step asks for. Refused, by {@code word}, when it is not as the plan says. */
    void keep(Sitting sitting, Move move, String text, Instant now) {
        for (Step.Capture one : sitting.plan().step(move).captures()) {
            Bounds.value(one.bounds(), text.strip(), "word");
            keep(sitting, move, one, text.strip(), now);
        }
    }

    private void keep(Sitting sitting, Move move, Step.Capture capture, String value, Instant now) {
        int kept = jdbc.sql("""
                insert into execution.captured (execution_id, target, slot, step, value, at)
                values (:execution, :target, :slot, :step, :value, :now)
                on conflict do nothing
                """)
                .param("execution", sitting.id().value())
                .param("target", move.target())
                .param("slot", capture.slot())
                .param("step", move.step())
                .param("value", value)
                .param("now", PlanStore.time(now))
                .update();
        if (kept == 1) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("target", sitting.plan().targets().get(move.target()).name());
            facts.put("step", move.step() + 1);
            facts.put("slot", capture.slot());
            facts.put("value", value);
            sitting.transcript().add("captured", facts, now);
        }
    }

    /** All of an execution, in order of their targets and steps. */
    List<Kept> of(ExecutionId execution) {
        return jdbc.sql("""
                select target, step, slot, value, at
                  from execution.captured
                 where execution_id = :execution
                 order by target, step, slot
                """)
                .param("execution", execution.value())
                .query((row, number) -> new Kept(
                        row.getInt("target"),
                        row.getInt("step"),
                        row.getString("slot"),
                        row.getString("value"),
                        ExecutionStore.time(row, "at").orElseThrow()))
                .list();
    }

    /** {@code installations} are the keys of its targets; {@code values} what each of them showed. */
    public record Reading(
            ExecutionId run, String title, Instant endedAt, List<String> installations, List<String> values) {}

    private record Row(ExecutionId run, String sha256, Instant endedAt, List<String> values) {}

    /** Runs that began since then, are done, and captured something under that name; the newest first. */
    public List<Reading> readings(String name, Instant since, int most) {
        return jdbc
                .sql("""
                select e.id, e.sha256, e.ended_at, array_agg(c.value order by c.target) as seen
                  from execution.execution e
                  join execution.captured c on c.execution_id = e.id
                 where c.slot = :name
                   and e.state = 'done'
                   and e.begun_at >= :since
                 group by e.id, e.sha256, e.ended_at
                 order by e.id desc
                 limit :most
                """)
                .param("name", name)
                .param("since", PlanStore.time(since))
                .param("most", most)
                .query((row, number) -> new Row(
                        new ExecutionId(row.getLong("id")),
                        row.getString("sha256"),
                        ExecutionStore.time(row, "ended_at").orElseThrow(),
                        List.of((String[]) row.getArray("seen").getArray())))
                .list()
                .stream()
                .map(this::reading)
                .toList();
    }

    private Reading reading(Row row) {
        var plan = plans.plan(row.sha256());
        return new Reading(
                row.run(),
                plan.playbook().name(),
                row.endedAt(),
                plan.targets().stream().map(Target::key).toList(),
                row.values());
    }
}
