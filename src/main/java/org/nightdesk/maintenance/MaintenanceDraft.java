package org.nightdesk.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A maintenance window as somebody wants it; the fields mean what they mean in {@link MaintenanceWindow}. */
record MaintenanceDraft(
        List<ServiceId> services,
        boolean dependents,
        Instant from,
        Instant until,
        ZoneId zone,
        String reason,
        boolean holdsP1,
        List<TeamId> told) {

    /** A page that waits longer is forgotten, whatever was meant. */
    private static final Duration LONGEST = Duration.ofDays(14);

    private static final int LONGEST_REASON = 500;

    MaintenanceDraft {
        services = services.stream().distinct().toList();
        told = told.stream().distinct().toList();
        reason = reason.strip();
    }

    static ZoneId zone(String text) {
        String name = text.strip();
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        throw Refused.invalid("timeZone", "There is no time zone \"" + name + "\". Write it as Europe/Dublin.");
    }

    void refuseIfWrong(Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (services.isEmpty()) {
            problems.add(new Problem("services", "Choose at least one service."));
        }
        if (!from.isBefore(until)) {
            problems.add(new Problem("until", "It ends before it begins. Choose a later end."));
        } else if (!until.isAfter(now)) {
            problems.add(new Problem("until", "That is over. Choose an end that is still to come."));
        } else if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            problems.add(new Problem("until", "Pages wait two weeks at most. Choose an earlier end."));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            problems.add(new Problem("reason", "Say what is done, in at most 500 letters."));
        }
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
    }
}
