package org.nightdesk.execution;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.course.Choice;
import org.nightdesk.evidence.Upload;
import org.nightdesk.playbook.PlaybookId;
import org.nightdesk.playbook.PlaybookVersion;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/playbooks/runs}: plans as they are carried out. */
@RestController
@RequestMapping("/api/v1/playbooks")
@Needs(Role.RESPONDER)
class PlaybookRunsController {

    private static final int MOST = 1_000;

    /** {@code typed}: the plan's {@code toType}; {@code emergency}: the reason to begin without an approval, which the leads are told at once. */
    record PlaybookRunBody(String plan, Optional<String> typed, Optional<String> emergency) {}

    /** {@code choice}: stop or roll-back. */
    record RunOrderBody(String choice, Optional<String> why) {}

    /**
     * To a failure {@code choice}: go-on, roll-back or stop; else {@code answer}: done, failed, or one of those offered, {@code word}: what was seen, or the value that is asked for, and
     * {@code file}: what shows it, where that is asked for.
     */
    record RunAnswerBody(
            String attempt,
            Optional<String> choice,
            Optional<String> answer,
            Optional<String> word,
            Optional<RunFileBody> file) {}

    /** {@code base64}: of 5 MB at most. */
    record RunFileBody(String name, String base64) {

        Upload upload() {
            try {
                return new Upload(name, Base64.getDecoder().decode(base64));
            } catch (IllegalArgumentException broken) {
                throw Refused.invalid("file.base64", "Write the file’s bytes in base64.");
            }
        }
    }

    record RunWordBody(String word) {}

    record PlaybookStopView(String playbook, String because) {}

    /** {@code attempt} is what an answer names. */
    record RunAskView(String attempt, String question, boolean decides, List<String> answers, Instant until) {}

    /** {@code state}: running, done, rolled-back or halted. {@code emergency}: the reason, of one that went without an approval. */
    record PlaybookRunView(
            String id,
            String playbook,
            String plan,
            String state,
            String why,
            int targets,
            int verified,
            String emergency,
            String by,
            Instant begunAt,
            Optional<Instant> endedAt,
            Optional<String> settledBy,
            Optional<String> reviewedBy,
            List<RunAskView> asks,
            List<RunCommandView> commands) {}

    /** A command that a host is at; {@code output} is the newest part of what it has written, without secrets. {@code endedBy} is who wants it ended. */
    record RunCommandView(
            String attempt, String what, String host, Instant since, String output, Optional<String> endedBy) {}

    /** {@code attempt} as the run names it among its commands. */
    record RunInterruptionBody(String attempt) {}

    /** {@code body} is what was hashed, after {@code previous} and a line feed; {@code kind} in it says what it records. */
    record EvidenceRecordView(String previous, String sha256, Map<String, Object> body) {}

    /** What somebody showed; a record of the kind proof names its hash. */
    record EvidenceFileView(String sha256, String base64) {}

    /** {@code signature} is empty while it runs. */
    record EvidenceView(
            String format,
            String execution,
            String title,
            String head,
            String signature,
            String publicKey,
            List<EvidenceRecordView> records,
            List<EvidenceFileView> files) {}

    private final Executions executions;
    private final Commands commands;
    private final Plans plans;
    private final Playbooks playbooks;
    private final Runs runs;
    private final Evidence evidence;
    private final Stoppers stoppers;
    private final InstantSource clock;

    PlaybookRunsController(
            Executions executions,
            Commands commands,
            Plans plans,
            Playbooks playbooks,
            Runs runs,
            Evidence evidence,
            Stoppers stoppers,
            InstantSource clock) {
        this.executions = executions;
        this.commands = commands;
        this.plans = plans;
        this.playbooks = playbooks;
        this.runs = runs;
        this.evidence = evidence;
        this.stoppers = stoppers;
        this.clock = clock;
    }

    @GetMapping("/runs")
    Listed<PlaybookRunView> list(Window window, Viewer viewer) {
        return window.cut(executions.newest(MOST, viewer), run -> run.id().value(), this::view);
    }

    @GetMapping("/{id}/runs")
    @Summary("Of one playbook, in all its versions.")
    Listed<PlaybookRunView> of(@PathVariable String id, Window window, Viewer viewer) {
        PlaybookId playbook = playbooks.newest(PlaybookId.of(id), viewer).id();
        return window.cut(
                executions.of(playbook.text(), MOST, viewer), run -> run.id().value(), this::view);
    }

    @GetMapping("/runs/{run}")
    PlaybookRunView show(@PathVariable String run, Viewer viewer) {
        return view(executions.execution(RunPages.id(run), viewer));
    }

    @PostMapping("/{id}/runs")
    @Summary("Carries an approved plan of this playbook out, once.")
    ResponseEntity<PlaybookRunView> begin(@PathVariable String id, Viewer viewer, @RequestBody PlaybookRunBody body) {
        PlanId plan = PlanPages.id(body.plan());
        plans.checkOf(plan, PlaybookId.of(id).text(), viewer);
        Execution begun =
                executions.begin(plan, body.typed().orElse(""), body.emergency().orElse(""), viewer, clock.instant());
        return ResponseEntity.created(
                        URI.create("/api/v1/playbooks/runs/" + begun.id().text()))
                .body(view(begun));
    }

    @PostMapping("/runs/{run}/orders")
    @Summary("Stops it, or has it taken back.")
    PlaybookRunView order(@PathVariable String run, Viewer viewer, @RequestBody RunOrderBody body) {
        executions.order(RunPages.id(run), Choice.of(body.choice()), body.why().orElse(""), viewer, clock.instant());
        return show(run, viewer);
    }

    @PostMapping("/runs/{run}/answers")
    @Summary("Answers what the run asks a person.")
    PlaybookRunView answer(@PathVariable String run, Viewer viewer, @RequestBody RunAnswerBody body) {
        long attempt = Runs.attempt(body.attempt());
        if (body.choice().isPresent()) {
            executions.decide(RunPages.id(run), attempt, Choice.of(body.choice().get()), viewer, clock.instant());
        } else {
            executions.answer(
                    RunPages.id(run),
                    attempt,
                    body.answer().orElse(""),
                    body.word().orElse(""),
                    body.file().map(RunFileBody::upload),
                    viewer,
                    clock.instant());
        }
        return show(run, viewer);
    }

    @PostMapping("/runs/{run}/interruptions")
    @Summary("Has a command ended on its host half way; its outcome is unclear then, and is looked at.")
    PlaybookRunView interrupt(@PathVariable String run, Viewer viewer, @RequestBody RunInterruptionBody body) {
        commands.interrupt(RunPages.id(run), Runs.attempt(body.attempt()), viewer, clock.instant());
        return show(run, viewer);
    }

    @PostMapping("/runs/{run}/settlements")
    @Summary("Says how a halted run was left; its targets are free again.")
    PlaybookRunView settle(@PathVariable String run, Viewer viewer, @RequestBody RunWordBody body) {
        executions.settle(RunPages.id(run), body.word(), viewer, clock.instant());
        return show(run, viewer);
    }

    @GetMapping("/runs/{run}/evidence")
    @Summary("The whole chain of evidence, which the program at /evidence/verify.py verifies.")
    EvidenceView read(@PathVariable String run, Viewer viewer) {
        return JsonMapper.shared().readValue(evidence.of(RunPages.id(run), viewer), EvidenceView.class);
    }

    @PostMapping("/{id}/stops")
    @Needs(Role.AGENT)
    @Summary("Nothing of this playbook begins or changes anything until a lead allows it again.")
    PlaybookStopView stop(@PathVariable String id, Viewer viewer, @RequestBody RunWordBody body) {
        PlaybookVersion playbook = playbooks.newest(PlaybookId.of(id), viewer);
        stoppers.stop(playbook.id().text(), playbook.name(), body.word(), viewer, clock.instant());
        return new PlaybookStopView(playbook.id().text(), body.word().strip());
    }

    @DeleteMapping("/{id}/stops")
    @Needs(Role.LEAD)
    @Summary("It may be run again.")
    ResponseEntity<Void> release(@PathVariable String id, Viewer viewer) {
        stoppers.release(PlaybookId.of(id).text(), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private PlaybookRunView view(Execution run) {
        return new PlaybookRunView(
                run.id().text(),
                run.playbook(),
                run.plan().text(),
                run.state(),
                run.why(),
                run.targets(),
                runs.verified(run),
                run.emergency(),
                run.by().name(),
                run.begunAt(),
                run.endedAt(),
                run.settled().map(Execution.Settled::by),
                run.reviewed().map(Execution.Reviewed::by),
                run.isRunning() ? runs.asks(run) : List.of(),
                run.isRunning() ? runs.commands(run) : List.of());
    }
}
