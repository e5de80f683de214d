package org.nightdesk.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.nightdesk.people.PersonId;

/** What a drill taught, and who does something about it by when. */
record Finding(
        long id,
        long drill,
        String text,
        PersonId owner,
        LocalDate dueOn,
        Optional<Instant> closedAt,
        String evidence) {}
