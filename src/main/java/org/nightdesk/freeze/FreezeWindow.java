package org.nightdesk.freeze;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Place;

/**
 * A time in which nothing is changed, from {@code from} (included) to {@code until} (not included); {@code zone} is by whose clocks it was
 * declared. {@code where} says its scope in words. {@code breaker} is the least role that may change something all the same; empty: nobody may.
 * {@code lifted} is when it was ended by hand, if it was.
 */
public record FreezeWindow(
        FreezeId id,
        Scope scope,
        String where,
        Instant from,
        Instant until,
        ZoneId zone,
        String reason,
        Optional<Role> breaker,
        Optional<Instant> lifted) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

    /** Why something may not be changed now, and who may do it all the same, for whoever wanted to. */
    public String sentence() {
        return "Nothing is changed in %s until %s (%s): %s %s"
                .formatted(where, DAY.format(until.atZone(zone)), Place.of(zone).name(), stopped(reason), breakers());
    }

    /** Whether it forbids to change that while it lasts. */
    public boolean forbids(Target target) {
        return switch (scope) {
            case Scope.All all -> true;
            case Scope.OfService one -> target.services().contains(one.id());
            case Scope.OfCustomer one -> target.customers().contains(one.id());
            case Scope.OfEnvironment one -> target.environments().stream().anyMatch(one.name()::equalsIgnoreCase);
        };
    }

    /** When it ends or ended, by plan or by hand. */
    public Instant end() {
        return lifted.filter(at -> at.isBefore(until)).orElse(until);
    }

    /** Whether that one may change something all the same. */
    public boolean mayBreak(Viewer viewer) {
        return breaker.filter(viewer::may).isPresent();
    }

    String breakers() {
        return breaker.map(role -> "Only %s may break this freeze.".formatted(who(role)))
                .orElse("Nobody may break this freeze; a lead can lift it.");
    }

    private static String who(Role role) {
        return role == Role.LEAD ? "leads" : role.word() + "s";
    }

    private static String stopped(String text) {
        return text.endsWith(".") || text.endsWith("!") ? text : text + ".";
    }
}
