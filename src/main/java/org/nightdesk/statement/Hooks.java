package org.nightdesk.statement;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.billing.SignedOff;
import org.nightdesk.channel.WebAddress;
import org.nightdesk.engine.Bell;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is called when a bill is signed off. Leads who see the whole bill say so. */
@Component("statementHooks")
class Hooks {

    static final String PURPOSE = "billing-webhook";

    private static final int SHOWN = 10;

    private final HookStore store;
    private final Bills bills;
    private final Outcomes outcomes;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;

    Hooks(HookStore store, Bills bills, Outcomes outcomes, Secrets secrets, Timeline timeline, Bell bell) {
        this.store = store;
        this.bills = bills;
        this.outcomes = outcomes;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
    }

    @EventListener
    void signedOff(SignedOff event) {
        store.address(event.definition()).ifPresent(address -> {
            Optional<Call> last = store.last(event.definition(), event.month(), address);
            if (last.filter(call -> call.stands() && bills(event, call.run())).isPresent()) {
                same(event, address, last.orElseThrow().run());
            } else {
                store.insert(event.run(), replaces(event, last), address, event.at());
                bell.ring(HookSender.TOPIC);
            }
        });
    }

    private boolean bills(SignedOff event, long run) {
        return bills.linesSha256(event.run()).equals(bills.linesSha256(run));
    }

    // What they have is not sent again: they would invoice it twice.
    private void same(SignedOff event, String address, long run) {
        String reason =
                "It bills what version " + bills.issue(run, Viewer.system()).version() + " does.";
        store.insertSame(event.run(), address, reason, event.at());
        outcomes.same(event.run(), reason, event.at());
    }

    // What they were called for last; before the first call, what was signed off last. Never a version that bills the
    // same.
    private Optional<Long> replaces(SignedOff event, Optional<Call> last) {
        if (last.isPresent()) {
            return bills(event, last.get().run()) ? last.get().replaces() : last.map(Call::run);
        }
        return bills.signedBefore(event.run(), Viewer.system()).stream()
                .map(Issue::run)
                .filter(run -> !bills(event, run))
                .findFirst();
    }

    Optional<String> address(long definition) {
        return store.address(definition);
    }

    List<Call> calls(long definition) {
        return store.of(definition, SHOWN);
    }

    /** What the receiver checks signatures with, as the Standard Webhooks convention writes it. */
    String key(String address) {
        return "whsec_"
                + Base64.getEncoder()
                        .encodeToString(secrets.derive(PURPOSE, address).getFirst());
    }

    /** An empty address: nobody is called. Refused when nothing could be called there. */
    @Transactional
    public void keep(long definition, String address, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        bills.whole(definition, by);
        String fit = address.strip();
        if (fit.isEmpty()) {
            store.remove(definition);
        } else {
            WebAddress.problemWith(fit).ifPresent(problem -> {
                throw Refused.invalid("address", problem);
            });
            store.keep(definition, fit);
        }
        timeline.append(new Entry(
                Subject.of("billing", definition),
                now,
                by.actor(),
                "changed",
                fit.isEmpty() ? "Nobody is called." : WebAddress.of(fit).shown() + " is called when it is signed off.",
                Map.of(),
                false,
                Set.of(Viewer.LEADS)));
    }

    /** Calls once more. NotFound while it is under way; refused when there is a later version. */
    @Transactional
    public void again(long definition, long call, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        bills.whole(definition, by);
        Call over = store.find(definition, call).orElseThrow(() -> new NotFound("call " + call));
        if (over.overtaken()) {
            throw Refused.conflict("A later version of this month was signed off. Send that one again.");
        }
        if (!store.again(over, now)) {
            throw new NotFound("call " + call);
        }
        bell.ring(HookSender.TOPIC);
    }
}
