package org.nightdesk.entitlement;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.desk.TicketId;
import org.nightdesk.people.PersonId;

/**
 * What somebody asked for, and holds. {@code state}: asked, granting, held, withdrawing, stuck (its time is over and it could not be taken back), returned or refused; {@code since} when
 * it became that. {@code wanted}: what the form said, by field or parameter. {@code run} does or did the last of it; {@code trouble} says what went wrong, empty when nothing did.
 */
public record Entitlement(
        long id,
        Offer offer,
        TicketId ticket,
        Optional<PersonId> holder,
        String holderName,
        Map<String, String> wanted,
        String reason,
        Optional<Integer> hours,
        Optional<PersonId> asker,
        String askerName,
        Instant askedAt,
        Optional<PersonId> approver,
        String approverName,
        String state,
        Instant since,
        Optional<Instant> grantedAt,
        Optional<Instant> until,
        Optional<Instant> returnedAt,
        String run,
        String trouble,
        boolean told) {

    String text() {
        return "ent_" + id;
    }

    String path() {
        return EntitlementPages.PATH + "/" + id;
    }

    /** {@code Access to Billing, Acme for Bob}. */
    String title() {
        return offer.name() + " for " + holderName;
    }

    boolean is(String... states) {
        return java.util.List.of(states).contains(state);
    }

    /** Whether somebody has it now, or may have it. */
    boolean isOpen() {
        return is("granting", "held", "withdrawing", "stuck");
    }
}
