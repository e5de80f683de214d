package org.nightdesk.playbook;

import java.time.Instant;
import java.util.Optional;

/**
 * A playbook as somebody is writing it. {@code version} is the newest that is published, 0: none yet; {@code yaml} is empty when nobody has begun to change it;
 * {@code number} counts what was kept, so that one who writes sees that another one did.
 */
public record Draft(
        PlaybookId id,
        String name,
        int version,
        String yaml,
        int number,
        String by,
        Optional<Instant> at,
        boolean retired) {

    public boolean exists() {
        return !yaml.isEmpty();
    }
}
