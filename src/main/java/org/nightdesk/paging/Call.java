package org.nightdesk.paging;

import java.util.Optional;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.subject.Subject;

/**
 * What a page is begun with. {@code policy} empty: nobody has said whom to wake, so the page is exhausted at once and says so to the
 * administrators. {@code title} is the line people read in the dark; {@code priority} 1 to 5; {@code service} a name.
 */
public record Call(
        Subject subject, Optional<PolicyId> policy, String title, String detail, int priority, String service) {}
