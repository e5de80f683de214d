package org.nightdesk.chore;

import java.time.Instant;
import java.util.Optional;

/** One time that a chore is to be done; {@code state} is open, done, skipped, missed or dropped (with its chore). A missed one may have been done later. */
record Turn(
        long id,
        long chore,
        Instant openedAt,
        Instant dueAt,
        String state,
        Optional<Instant> missedAt,
        Optional<Instant> endedAt,
        String by,
        Optional<Integer> minutes,
        boolean wrong,
        String word) {}
