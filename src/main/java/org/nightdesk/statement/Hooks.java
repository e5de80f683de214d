package org.nightdesk.statement;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.billing.Bills;
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
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;

    Hooks(HookStore store, Bills bills, Secrets secrets, Timeline timeline, Bell bell) {
        this.store = store;
        this.bills = bills;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
    }

    @EventListener
    void signedOff(SignedOff event) {
        store.address(event.definition()).ifPresent(address -> {
            store.insert(event.run(), address, event.at());
            bell.ring(HookSender.TOPIC);
        });
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

    /** Calls once more. NotFound while it is under way. */
    @Transactional
    public void again(long definition, long call, Viewer by, Instant now) {
        by.needs(Role.LEAD);
        bills.whole(definition, by);
        if (!store.again(definition, call, now)) {
            throw new NotFound("call " + call);
        }
        bell.ring(HookSender.TOPIC);
    }
}
