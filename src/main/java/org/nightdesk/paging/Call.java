package org.nightdesk.paging;

import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.silence.SilenceId;
import org.nightdesk.subject.Subject;

/**
 * What a page is begun with. {@code policy} empty: nobody has said whom to wake, so the page is exhausted at once and says so to the
 * administrators. {@code title} is the line people read in the dark; {@code priority} 1 to 5; {@code service} a name. A {@code test} is
 * like any other page, but each message says that it is one, it ends where nobody is left to be called, and it counts in no figure. {@code holdable} is the
 * service whose maintenance makes it wait; empty: it never waits, since a person asked for it. {@code silences} are those that say of every alert behind it that it
 * wakes nobody; it waits until they end.
 */
public record Call(
        Subject subject,
        Optional<PolicyId> policy,
        String title,
        String detail,
        int priority,
        String service,
        boolean test,
        Optional<ServiceId> holdable,
        List<SilenceId> silences) {

    public Call {
        silences = List.copyOf(silences);
    }

    /** No test. */
    public Call(Subject subject, Optional<PolicyId> policy, String title, String detail, int priority, String service) {
        this(subject, policy, title, detail, priority, service, false);
    }

    /** Never waits. */
    public Call(
            Subject subject,
            Optional<PolicyId> policy,
            String title,
            String detail,
            int priority,
            String service,
            boolean test) {
        this(subject, policy, title, detail, priority, service, test, Optional.empty(), List.of());
    }
}
