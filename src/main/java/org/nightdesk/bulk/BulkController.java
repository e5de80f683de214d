package org.nightdesk.bulk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.desk.TicketId;
import org.nightdesk.macro.Step;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/bulk}: the same done to many tickets, and taken back. */
@RestController
@RequestMapping("/api/v1/bulk")
@Needs(Role.RESPONDER)
class BulkController {

    /** Either {@code tickets}, or {@code q} with how many it finds, as {@code count} told; {@code steps} such as "team: Payments". */
    record BulkBody(List<String> tickets, Optional<String> q, Optional<Integer> expected, List<String> steps) {}

    record CountView(int count, int most) {}

    record RefusalView(String ticket, String reason) {}

    /** {@code undoneAt} once it was taken back: then {@code refused} are those that stayed. */
    record BulkView(
            String id,
            List<String> steps,
            int done,
            List<RefusalView> refused,
            Instant at,
            Optional<Instant> undoneAt) {

        static BulkView of(BulkActions.Outcome outcome) {
            return new BulkView(
                    outcome.action().text(),
                    Step.lines(outcome.action().steps()),
                    outcome.done(),
                    outcome.refused().stream()
                            .map(one -> new RefusalView(one.number(), one.refusal()))
                            .toList(),
                    outcome.action().at(),
                    outcome.action().undoneAt());
        }
    }

    private final BulkActions actions;
    private final InstantSource clock;

    BulkController(BulkActions actions, InstantSource clock) {
        this.actions = actions;
        this.clock = clock;
    }

    @GetMapping("/count")
    @Summary("How many tickets q finds; more than most are refused.")
    CountView count(@RequestParam String q, Viewer viewer) {
        return new CountView(actions.count(q, viewer, clock.instant()), BulkActions.MOST);
    }

    @PostMapping
    @Summary("Does the steps to each ticket for itself, and names those that refused.")
    BulkView act(Viewer viewer, @RequestBody BulkBody body) {
        Instant now = clock.instant();
        if (body.q().isPresent() == !body.tickets().isEmpty()) {
            throw Refused.invalid("tickets", "Give either tickets or q, not both.");
        }
        List<TicketId> picked = body.q().isPresent()
                ? actions.found(
                        body.q().get(),
                        body.expected()
                                .orElseThrow(() -> Refused.invalid(
                                        "expected",
                                        "With q, say how many tickets you expect: GET /api/v1/bulk/count.")),
                        viewer,
                        now)
                : body.tickets().stream().map(BulkActions::id).toList();
        return BulkView.of(actions.act(picked, Step.parseAll(body.steps()), "/queue", viewer, now));
    }

    @GetMapping("/{id}")
    BulkView show(@PathVariable String id, Viewer viewer) {
        return BulkView.of(actions.outcome(Action.id(id), viewer));
    }

    @PostMapping("/{id}/undo")
    @Summary("Within a minute: each ticket is what it was, unless it was changed since.")
    BulkView undo(@PathVariable String id, Viewer viewer) {
        return BulkView.of(actions.undo(Action.id(id), viewer, clock.instant()));
    }
}
