package org.nightdesk.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.engine.Story;
import org.nightdesk.heartbeat.Ping.Kind;
import org.nightdesk.heartbeat.Which.ByCode;
import org.nightdesk.signal.Severity;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's heartbeats: backups and batch jobs that have called for two weeks, one that has stopped, one that nobody has connected yet. */
@Component
class HeartbeatStory implements Story {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final Duration HISTORY = Duration.ofDays(14);
    private static final Duration SILENT = Duration.ofHours(9);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Heartbeats heartbeats;
    private final PingIntake intake;
    private final Misses misses;
    private final Services services;

    HeartbeatStory(Heartbeats heartbeats, PingIntake intake, Misses misses, Services services) {
        this.heartbeats = heartbeats;
        this.intake = intake;
        this.misses = misses;
        this.services = services;
    }

    /** After everything that happens, since what it raises is the newest. */
    @Override
    public int chapter() {
        return 10;
    }

    @Override
    public void tell(Instant now) {
        Instant then = now.minus(HISTORY);
        nightly("Nightly backup", "postgresql-cluster", "30 2 * * *", Duration.ofMinutes(38), now);
        nightly("Settlement run", "settlement", "0 4 * * 1-5", Duration.ofMinutes(11), now);
        made(
                        "Prometheus Dublin",
                        "identity",
                        every(Duration.ofMinutes(5)),
                        Duration.ofMinutes(2),
                        Severity.HIGH,
                        "",
                        then)
                .ifPresent(one -> call(one, Kind.SUCCESS, "", now));
        made(
                "Monthly invoices",
                "invoice-run",
                new Expected.ByCalendar("0 5 1 * *", DUBLIN),
                HOUR,
                Severity.WARNING,
                "",
                then);
        made("Certificate renewal", "identity", every(Duration.ofDays(7)), HOUR, Severity.WARNING, "", then)
                .ifPresent(one -> heartbeats.pause(one.id(), Viewer.system(), now.minus(HOUR)));
        made(
                        "Log rotation",
                        "message-broker",
                        every(Duration.ofHours(6)),
                        HOUR,
                        Severity.INFO,
                        "Look whether logrotate.timer is active; a full disk follows within two days.",
                        then)
                .ifPresent(one -> falls(one, now));
    }

    private static Expected every(Duration length) {
        return new Expected.Every(length);
    }

    private void falls(Heartbeat one, Instant now) {
        call(one, Kind.SUCCESS, "rotated 41 files", now.minus(SILENT));
        misses.runDue(now);
    }

    private void nightly(String name, String service, String cron, Duration takes, Instant now) {
        Expected.ByCalendar calendar = new Expected.ByCalendar(cron, DUBLIN);
        made(name, service, calendar, HOUR, Severity.CRITICAL, "", now.minus(HISTORY))
                .ifPresent(one -> {
                    int night = 0;
                    for (Instant at = calendar.next(now.minus(HISTORY));
                            at.isBefore(now.minusSeconds(60));
                            at = calendar.next(at)) {
                        Instant begin = at.plusSeconds(2 + night % 3);
                        Instant end = begin.plus(takes).plusSeconds(night * 7L % 120);
                        call(one, Kind.START, "", begin);
                        call(one, Kind.SUCCESS, "", end.isBefore(now) ? end : now);
                        night++;
                    }
                });
    }

    private Optional<Heartbeat> made(
            String name,
            String service,
            Expected expected,
            Duration grace,
            Severity severity,
            String note,
            Instant at) {
        return services.findBySlug(service)
                .map(one -> heartbeats.create(
                        new HeartbeatDraft(name, one.id(), note, severity, expected, grace), Viewer.system(), at));
    }

    private void call(Heartbeat heartbeat, Kind kind, String said, Instant at) {
        intake.take(
                new ByCode(heartbeat.code()),
                new Ping(kind, Optional.empty(), "", "POST", "10.20.0.14", said.length(), said),
                at);
    }
}
