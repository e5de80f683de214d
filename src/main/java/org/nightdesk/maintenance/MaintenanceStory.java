package org.nightdesk.maintenance;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's maintenance: the database gets new disks in the night to Sunday, and mails go another way in two hours; nobody is to be woken by that. */
@Component
class MaintenanceStory implements Story {

    private static final int BEGINS = 2;
    private static final int ENDS = 4;

    private final MaintenanceWindows windows;
    private final Services services;

    MaintenanceStory(MaintenanceWindows windows, Services services) {
        this.windows = windows;
        this.services = services;
    }

    @Override
    public int chapter() {
        return 3;
    }

    @Override
    public void tell(Instant now) {
        services.findBySlug("postgresql-cluster").ifPresent(cluster -> plan(cluster.id(), now));
        services.findBySlug("notification-mail").ifPresent(mail -> relay(mail.id(), now));
    }

    private void relay(ServiceId mail, Instant now) {
        Instant begins = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(BEGINS));
        windows.plan(
                new MaintenanceDraft(
                        List.of(mail),
                        false,
                        begins,
                        begins.plus(Duration.ofHours(1)),
                        ZoneId.of("Europe/Dublin"),
                        "The mail relay moves to its new address. Mails wait, none is lost.",
                        false,
                        List.of()),
                Viewer.system(),
                now);
    }

    private void plan(ServiceId cluster, Instant now) {
        ZonedDateTime sunday = now.atZone(ZoneId.of("Europe/Dublin"))
                .truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
        windows.plan(
                new MaintenanceDraft(
                        List.of(cluster),
                        true,
                        sunday.withHour(BEGINS).toInstant(),
                        sunday.withHour(ENDS).toInstant(),
                        sunday.getZone(),
                        "New disks, one node after the other. Writes wait for up to 40 s at each switch.",
                        false,
                        List.of()),
                Viewer.system(),
                now);
    }
}
