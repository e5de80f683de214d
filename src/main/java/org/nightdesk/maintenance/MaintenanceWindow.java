package org.nightdesk.maintenance;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.people.TeamId;

/**
 * Somebody is at work on these services, from {@code from} (included) to {@code until} (not included); {@code zone} is by whose clocks it was
 * planned. {@code covered} are all whose pages wait: the services and, if {@code dependents}, what needed them when it was planned. {@code holdsP1}: pages of
 * P1 wait too. {@code told} are the teams that hear of it. {@code ended} is when it was ended by hand, if it was.
 */
public record MaintenanceWindow(
        MaintenanceId id,
        List<ServiceId> services,
        boolean dependents,
        List<ServiceId> covered,
        Instant from,
        Instant until,
        ZoneId zone,
        String reason,
        boolean holdsP1,
        List<TeamId> told,
        Optional<Instant> ended) {

    /** When it is or was over, by plan or by hand. */
    public Instant end() {
        return ended.filter(at -> at.isBefore(until)).orElse(until);
    }

    /** Whether it has begun and is not over. */
    public boolean lasts(Instant now) {
        return !from.isAfter(now) && end().isAfter(now);
    }

    boolean over(Instant now) {
        return !end().isAfter(now);
    }
}
