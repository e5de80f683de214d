package org.nightdesk.runner;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.subject.NotFound;
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

/** {@code /api/v1/runners}: hosts that take commands of playbooks. */
@RestController
@RequestMapping("/api/v1/runners")
class RunnersController {

    /** {@code host} as the endpoints of installations call it. */
    record RunnerBody(String host) {}

    record RunnerView(String id, String host, String by, Instant madeAt, Optional<Instant> seenAt) {

        static RunnerView of(Runner runner) {
            return new RunnerView("rnr_" + runner.id(), runner.host(), runner.by(), runner.madeAt(), runner.seenAt());
        }
    }

    /** {@code token} is shown this once. */
    record RunnerTokenView(String host, String token) {}

    private final Runners runners;
    private final InstantSource clock;

    RunnersController(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    @GetMapping
    @Needs(Role.AGENT)
    List<RunnerView> list(Viewer viewer) {
        return runners.all(viewer).stream().map(RunnerView::of).toList();
    }

    @PostMapping
    @Needs(Role.ADMINISTRATOR)
    @Summary("Gives a host a token; one that it had before is stale.")
    RunnerTokenView admit(Viewer viewer, @RequestBody RunnerBody body) {
        return new RunnerTokenView(body.host(), runners.admit(body.host(), viewer, clock.instant()));
    }

    @DeleteMapping("/{id}")
    @Needs(Role.ADMINISTRATOR)
    ResponseEntity<Void> dismiss(@PathVariable String id, Viewer viewer) {
        if (!id.matches("rnr_[1-9][0-9]{0,17}")) {
            throw new NotFound("runner " + id);
        }
        runners.dismiss(Long.parseLong(id.substring(4)), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
