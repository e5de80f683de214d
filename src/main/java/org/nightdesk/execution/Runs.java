package org.nightdesk.execution;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightdesk.course.Plan;
import org.nightdesk.course.Standing;
import org.nightdesk.evidence.Exhibits;
import org.nightdesk.execution.screen.RunScreen;
import org.nightdesk.execution.screen.RunsScreen.Stopped;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Refused;
import org.springframework.stereotype.Component;

/** Reads what a run's screen shows. */
@Component("playbookRuns")
public class Runs {

    private final PlanStore plans;
    private final AttemptStore attempts;
    private final LiveStore live;
    private final Stoppers stoppers;
    private final Exhibits exhibits;

    Runs(PlanStore plans, AttemptStore attempts, LiveStore live, Stoppers stoppers, Exhibits exhibits) {
        this.plans = plans;
        this.attempts = attempts;
        this.live = live;
        this.stoppers = stoppers;
        this.exhibits = exhibits;
    }

    RunScreens of(Execution run) {
        Plan plan = plans.plan(run.sha256());
        return new RunScreens(
                run,
                plan,
                attempts.of(run.id()),
                standing(run, plan),
                live.of(run.id()),
                exhibits.of(run.id().value()));
    }

    Standing standing(Execution run, Plan plan) {
        return Standing.of(plan, attempts.log(run.id()));
    }

    int verified(Execution run) {
        Plan plan = plans.plan(run.sha256());
        Standing standing = standing(run, plan);
        return (int) IntStream.range(0, plan.targets().size())
                .filter(standing::isThrough)
                .count();
    }

    /** What it asks people, in their words. */
    public List<String> questions(Execution run) {
        return run.isRunning()
                ? of(run).asks(Actor.system()).stream()
                        .map(RunScreen.Ask::question)
                        .toList()
                : List.of();
    }

    /** What waits for people. */
    List<PlaybookRunsController.RunAskView> asks(Execution run) {
        return of(run).asks(Actor.system()).stream()
                .map(ask -> new PlaybookRunsController.RunAskView(
                        ask.attempt(), ask.question(), ask.decides(), ask.answers(), ask.until()))
                .toList();
    }

    /** What hosts are at. */
    List<PlaybookRunsController.RunCommandView> commands(Execution run) {
        return of(run).commands().stream()
                .map(one -> new PlaybookRunsController.RunCommandView(
                        one.attempt(),
                        one.what(),
                        one.host(),
                        one.since(),
                        one.output(),
                        Optional.of(one.endedBy()).filter(by -> !by.isEmpty())))
                .toList();
    }

    static long attempt(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw Refused.invalid("attempt", "Write the number that the run shows among what it asks.");
        }
        return Long.parseLong(text);
    }

    List<Stopped> stopped() {
        return stoppers.all().stream()
                .map(one -> new Stopped(one.playbook(), one.title(), one.reason(), one.by(), one.at()))
                .toList();
    }
}
