package org.nightdesk.chore;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** A duty that comes again. {@code service} is whose policy wakes somebody when it is missed and {@code pages}. */
record Chore(
        long id,
        String name,
        String steps,
        String why,
        String forWhom,
        PersonId owner,
        Optional<PersonId> deputy,
        Rhythm rhythm,
        Optional<Long> calendar,
        int minutes,
        Duration grace,
        boolean pages,
        Optional<ServiceId> service,
        Fulfilment fulfilment,
        boolean retired) {

    /** How often what does it is looked at. */
    private static final Duration OFTEN = Duration.ofMinutes(5);

    /** What does it, besides somebody who says so; {@code id} is the report's, the bill's, the playbook's or the heartbeat's number; a heartbeat without one is a call to the chore's own address. */
    record Fulfilment(By by, Optional<Long> id) {}

    /** Hand: only somebody's word. */
    enum By {
        HAND,
        REPORT,
        BILLING,
        HEARTBEAT,
        PLAYBOOK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether whatever does it calls an address of its own. */
    boolean isCalled() {
        return fulfilment.by() == By.HEARTBEAT && fulfilment.id().isEmpty();
    }

    /** Whether something else is looked at to know that it is done: a report, a playbook's runs, a heartbeat of the register. */
    boolean isFollowed() {
        return switch (fulfilment.by()) {
            case REPORT, PLAYBOOK, HEARTBEAT -> fulfilment.id().isPresent();
            case HAND, BILLING -> false;
        };
    }

    /** When it is looked at again, if nothing else but {@code next} comes. */
    Instant look(Instant now, Instant next) {
        Instant soon = now.plus(OFTEN);
        return isFollowed() && soon.isBefore(next) ? soon : next;
    }

    String text() {
        return "cho_" + id;
    }

    static long id(String text) {
        if (!text.matches("cho_[1-9][0-9]{0,17}")) {
            throw new NotFound("chore " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    Subject subject() {
        return Subject.of("chore", id);
    }
}
