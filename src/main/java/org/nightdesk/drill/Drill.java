package org.nightdesk.drill;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.subject.Subject;

/** A test page through a policy, called off at {@code endsAt} at the latest; {@code endedAt} is null while it goes on. */
record Drill(
        long id,
        PolicyId policy,
        Instant begunAt,
        Instant endsAt,
        @Nullable Instant endedAt) {

    static final String KIND = "drill";

    Subject subject() {
        return Subject.of(KIND, id);
    }
}
