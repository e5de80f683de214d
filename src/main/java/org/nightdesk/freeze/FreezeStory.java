package org.nightdesk.freeze;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's freezes: the big sale of the week after next, and the bank's own weekend. */
@Component
class FreezeStory implements Story {

    private static final int BEGINS = 18;
    private static final int ENDS = 6;

    private final Freezes freezes;
    private final Services services;

    FreezeStory(Freezes freezes, Services services) {
        this.freezes = freezes;
        this.services = services;
    }

    @Override
    public int chapter() {
        return 3;
    }

    @Override
    public void tell(Instant now) {
        ZoneId zone = ZoneId.of("Europe/Dublin");
        ZonedDateTime friday = now.atZone(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
                .withHour(BEGINS);
        declare(
                new Scope.OfEnvironment("production"),
                friday.plusWeeks(1),
                Optional.of(Role.LEAD),
                "The spring sale.",
                now);
        services.findBySlug("card-acquirer-link").ifPresent(link -> settled(link.id(), friday, now));
    }

    private void settled(ServiceId link, ZonedDateTime friday, Instant now) {
        declare(
                new Scope.OfService(link),
                friday,
                Optional.empty(),
                "The acquirer moves its data centre and wants nobody else to touch anything.",
                now);
    }

    private void declare(Scope scope, ZonedDateTime friday, Optional<Role> breaker, String reason, Instant now) {
        freezes.declare(
                new FreezeDraft(
                        scope,
                        friday.toInstant(),
                        friday.plusDays(3).withHour(ENDS).toInstant(),
                        friday.getZone(),
                        reason,
                        breaker),
                Viewer.system(),
                now);
    }
}
