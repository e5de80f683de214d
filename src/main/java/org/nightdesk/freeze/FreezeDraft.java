package org.nightdesk.freeze;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;

/** A freeze as somebody wants it; the fields mean what they mean in {@link FreezeWindow}. */
record FreezeDraft(Scope scope, Instant from, Instant until, ZoneId zone, String reason, Optional<Role> breaker) {

    private static final int LONGEST_REASON = 500;
    private static final Duration LONGEST = Duration.ofDays(366);

    FreezeDraft {
        reason = reason.strip();
    }

    static ZoneId zone(String text) {
        String name = text.strip();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw Refused.invalid("timeZone", "There is no time zone \"" + name + "\". Write it as Europe/Dublin.");
    }

    /** When a clock on the wall there shows it. In a night that changes the clocks the earliest moment that may be meant: a freeze is rather too long. */
    static Instant begins(String field, String text, ZoneId zone) {
        LocalDateTime local = local(field, text);
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** As {@link #begins}, the latest moment that may be meant. */
    static Instant ends(String field, String text, ZoneId zone) {
        return local(field, text).atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }

    static Optional<Role> breaker(String word) {
        return switch (word) {
            case "nobody" -> Optional.empty();
            case "lead" -> Optional.of(Role.LEAD);
            case "administrator" -> Optional.of(Role.ADMINISTRATOR);
            default -> throw Refused.invalid("breaker", "Choose lead, administrator or nobody.");
        };
    }

    void refuseIfWrong(Instant now) {
        if (!from.isBefore(until)) {
            throw Refused.invalid("until", "It ends before it begins. Choose a later end.");
        }
        if (!until.isAfter(now)) {
            throw Refused.invalid("until", "That is over. Choose an end that is still to come.");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Refused.invalid("until", "That is more than a year. Choose an earlier end.");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refused.invalid("reason", "Say why, in at most 500 letters: whoever is stopped by it reads this.");
        }
    }

    private static LocalDateTime local(String field, String text) {
        try {
            LocalDateTime local = LocalDateTime.parse(text.strip());
            Instant at = local.toInstant(ZoneOffset.UTC);
            if (at.isAfter(Instant.EPOCH) && local.getYear() < 10_000) {
                return local;
            }
        } catch (DateTimeException wrong) {
            throw Refused.invalid(field, "Choose a day and a time.");
        }
        throw Refused.invalid(field, "Choose a day and a time.");
    }
}
