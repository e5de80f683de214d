package org.nightdesk.requisition;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.configuration.Proposed;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Viewer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/configuration-requests}: what should be set differently. */
@RestController
@RequestMapping("/api/v1/configuration-requests")
class RequisitionsController {

    private static final int MOST = 500;

    /** {@code was}: what it was when the request was written; then it is refused if it is something else by now. */
    record WantedBody(String key, String value, Optional<String> was) {}

    /** The place by {@code installation}, or by customer (none: ourselves), service and environment; {@code requester} is the mail address of a contact who asks. */
    record RequestBodyOf(
            Optional<String> installation,
            Optional<String> customer,
            Optional<String> service,
            Optional<String> environment,
            Optional<String> requester,
            String why,
            List<WantedBody> settings) {

        RequisitionDraft draft() {
            return new RequisitionDraft(
                    installation.orElse(""),
                    customer.orElse(""),
                    service.orElse(""),
                    environment.orElse(""),
                    requester.orElse(""),
                    why,
                    settings.stream()
                            .map(one -> new Proposed(one.key(), one.value(), one.was()))
                            .toList());
        }
    }

    record BatchBody(List<RequestBodyOf> requests) {}

    record ProblemView(String field, String reason) {}

    /** What is wrong with one of a batch, in its order; nothing when it may be sent. */
    record CheckedView(boolean right, List<ProblemView> problems) {}

    record BatchView(int stopped, List<CheckedView> data) {}

    /** Values are left to the register: some are not for everybody. {@code problems}: what became wrong since. */
    record RequisitionView(
            String ticket,
            String installation,
            List<String> settings,
            String by,
            Instant askedAt,
            boolean done,
            List<ProblemView> problems) {}

    private final Requisitions requisitions;
    private final Tickets tickets;
    private final InstantSource clock;

    RequisitionsController(Requisitions requisitions, Tickets tickets, InstantSource clock) {
        this.requisitions = requisitions;
        this.tickets = tickets;
        this.clock = clock;
    }

    @PostMapping
    @Summary("Opens a change request, or says everything that is wrong with it.")
    ResponseEntity<RequisitionView> submit(Viewer viewer, @RequestBody RequestBodyOf body) {
        RequisitionView made = view(requisitions.submit(body.draft(), viewer, clock.instant()), viewer);
        return ResponseEntity.created(URI.create("/api/v1/configuration-requests/" + made.ticket()))
                .body(made);
    }

    @PostMapping("/check")
    @Summary("Says what is wrong with each of at most 500 requests; opens nothing.")
    BatchView check(Viewer viewer, @RequestBody BatchBody body) {
        if (body.requests().size() > MOST) {
            throw Refused.invalid("requests", "Send at most 500 at once.");
        }
        List<CheckedView> checked = body.requests().stream()
                .map(one -> views(requisitions.problems(one.draft(), viewer)))
                .map(problems -> new CheckedView(problems.isEmpty(), problems))
                .toList();
        return new BatchView((int) checked.stream().filter(one -> !one.right()).count(), checked);
    }

    @GetMapping("/{number}")
    RequisitionView show(@PathVariable String number, Viewer viewer) {
        if (!number.matches("(REQ-)?[1-9][0-9]{0,17}")) {
            throw new NotFound("configuration request " + number);
        }
        return requisitions
                .requisition(new TicketId(Long.parseLong(number.replace("REQ-", ""))))
                .map(one -> view(one, viewer))
                .orElseThrow(() -> new NotFound("configuration request " + number));
    }

    private RequisitionView view(Requisition one, Viewer viewer) {
        Ticket ticket = tickets.ticket(one.ticket(), viewer);
        boolean done = requisitions.isDone(one);
        return new RequisitionView(
                ticket.number(),
                one.at().id().text(),
                one.settings().stream().map(Proposed::key).toList(),
                one.by(),
                one.askedAt(),
                done,
                done ? List.of() : views(requisitions.problems(one, viewer)));
    }

    private static List<ProblemView> views(List<Problem> problems) {
        return problems.stream()
                .map(one -> new ProblemView(one.field(), one.reason()))
                .toList();
    }
}
