package org.nightdesk.drill;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.drill.Drills.Sent;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/escalation-policies/{id}/test-page}: the last through this policy. What became of its messages is its page's. */
@RestController
@RequestMapping("/api/v1/escalation-policies/{policy}/test-page")
class DrillsController {

    /** As what priority it pages: P1 to P5, P1 without. */
    record NewTestPageBody(Optional<String> priority) {}

    /** {@code page} is a page as in {@code /api/v1/pages}, {@code state} that page's; by {@code endsAt} it is over. */
    record TestPageView(String page, String policy, String priority, String state, Instant begunAt, Instant endsAt) {}

    private final Drills drills;
    private final InstantSource clock;

    DrillsController(Drills drills, InstantSource clock) {
        this.drills = drills;
        this.clock = clock;
    }

    @GetMapping
    @Summary("The last test page through this policy.")
    TestPageView show(@PathVariable String policy) {
        PolicyId id = DrillPages.id(policy);
        return drills.last(id).map(DrillsController::view).orElseThrow(() -> new NotFound("no test page of " + policy));
    }

    @PostMapping
    @Needs(Role.LEAD)
    @Transactional
    @Summary("Pages whom this policy would call now, each message marked as a test; counts in no figure.")
    ResponseEntity<TestPageView> begin(
            @PathVariable String policy, Viewer viewer, @RequestBody(required = false) Optional<NewTestPageBody> body) {
        String priority = body.flatMap(NewTestPageBody::priority).orElse("P1");
        Sent sent = drills.begin(DrillPages.id(policy), DrillPages.priority(priority), viewer, now());
        return ResponseEntity.created(URI.create("/api/v1/escalation-policies/" + policy + "/test-page"))
                .body(view(sent));
    }

    @DeleteMapping
    @Needs(Role.LEAD)
    @Transactional
    @Summary("The test is over; those who were told are told that too.")
    ResponseEntity<Void> end(@PathVariable String policy, Viewer viewer) {
        drills.end(DrillPages.id(policy), viewer, now());
        return ResponseEntity.noContent().build();
    }

    private static TestPageView view(Sent sent) {
        return new TestPageView(
                sent.page().id().text(),
                sent.drill().policy().text(),
                "P" + sent.page().priority(),
                sent.page().state().word(),
                sent.drill().begunAt(),
                sent.drill().endsAt());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
