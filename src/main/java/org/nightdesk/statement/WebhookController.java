package org.nightdesk.statement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.Summary;
import org.nightdesk.billing.Bills;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/billing-definitions/{id}/webhook}: who is called when a month is signed off, and how that went. */
@RestController("statementWebhookController")
@RequestMapping("/api/v1/billing-definitions/{id}/webhook")
@Needs(Role.LEAD)
class WebhookController {

    /** Empty: nobody is called. */
    record InvoicingBody(String address) {}

    /**
     * {@code state}: waiting, sending, sent, failed, same (not sent: it bills what was sent before) or overtaken (not sent: a later version was signed off).
     * {@code run} is the billing run's id, {@code replaces} that of the run whose place it takes.
     */
    record InvoicingCallView(
            String id, String run, Optional<String> replaces, String state, String reason, int tries, Instant madeAt) {

        static InvoicingCallView of(Call call) {
            return new InvoicingCallView(
                    "call_" + call.id(),
                    "run_" + call.run(),
                    call.replaces().map(run -> "run_" + run),
                    call.state(),
                    call.reason(),
                    call.tries(),
                    call.madeAt());
        }
    }

    /** {@code key} is what calls are signed with; both are missing when nobody is called. The last calls, the newest first. */
    record InvoicingView(Optional<String> address, Optional<String> key, List<InvoicingCallView> calls) {}

    private final Hooks hooks;
    private final Bills bills;
    private final InstantSource clock;

    WebhookController(Hooks hooks, Bills bills, InstantSource clock) {
        this.hooks = hooks;
        this.bills = bills;
        this.clock = clock;
    }

    @GetMapping
    InvoicingView show(@PathVariable String id, Viewer viewer) {
        return shown(whole(id, viewer));
    }

    @PutMapping
    InvoicingView keep(@PathVariable String id, Viewer viewer, @RequestBody InvoicingBody body) {
        long definition = whole(id, viewer);
        hooks.keep(definition, body.address(), viewer, clock.instant());
        return shown(definition);
    }

    @PostMapping("/calls/{call}/repetition")
    @Summary("Calls once more, for a call that was sent or has failed, unless a later version was signed off.")
    ResponseEntity<Void> again(@PathVariable String id, @PathVariable String call, Viewer viewer) {
        hooks.again(whole(id, viewer), number("call", call), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private long whole(String id, Viewer viewer) {
        long definition = number("bil", id);
        bills.whole(definition, viewer);
        return definition;
    }

    private static long number(String kind, String id) {
        if (!id.matches(kind + "_[1-9][0-9]{0,17}")) {
            throw new NotFound(id);
        }
        return Long.parseLong(id.substring(kind.length() + 1));
    }

    private InvoicingView shown(long definition) {
        Optional<String> address = hooks.address(definition);
        return new InvoicingView(
                address,
                address.map(hooks::key),
                hooks.calls(definition).stream().map(InvoicingCallView::of).toList());
    }
}
