package org.nightdesk.heartbeat;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.signal.Severity;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;

/** A heartbeat as somebody wants it; the fields mean what they mean in {@link Heartbeat}. */
record HeartbeatDraft(
        String name, ServiceId service, String note, Severity severity, Expected expected, Duration grace) {

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 4_000;

    HeartbeatDraft {
        name = name.strip();
        note = note.strip();
    }

    /** As healthchecks makes one that nobody has described: every day, an hour of grace. */
    static HeartbeatDraft usual(String name, ServiceId service) {
        return new HeartbeatDraft(
                name, service, "", Severity.HIGH, new Expected.Every(Duration.ofDays(1)), Duration.ofHours(1));
    }

    /** What was typed; {@code every} is read when {@code by} is {@code every}, {@code cron} and {@code zone} else. */
    record Typed(
            String name,
            Optional<ServiceId> service,
            String note,
            String severity,
            String by,
            String every,
            String cron,
            String zone,
            String grace) {

        HeartbeatDraft checked() {
            List<Problem> problems = new ArrayList<>();
            if (name.isBlank()
                    || name.strip().length() > LONGEST_NAME
                    || slug(name).isEmpty()) {
                problems.add(new Problem("name", "Give it a name of at most 100 letters, such as Nightly backup."));
            }
            if (service.isEmpty()) {
                problems.add(new Problem("service", "Choose the service that it belongs to."));
            }
            if (note.length() > LONGEST_NOTE) {
                problems.add(new Problem("note", "Write at most 4,000 letters."));
            }
            Optional<Severity> how = severity(severity);
            if (how.isEmpty()) {
                problems.add(new Problem("severity", "Choose critical, high, warning or info."));
            }
            Optional<Expected> when = expected(problems);
            Optional<Duration> extra = length(grace, "grace", problems);
            if (!problems.isEmpty()) {
                throw Refused.invalid(problems);
            }
            return new HeartbeatDraft(
                    name, service.orElseThrow(), note, how.orElseThrow(), when.orElseThrow(), extra.orElseThrow());
        }

        private Optional<Expected> expected(List<Problem> problems) {
            if (by.equals("every")) {
                return length(every, "every", problems).map(Expected.Every::new);
            }
            if (!by.equals("calendar")) {
                problems.add(new Problem("by", "It is expected every so often, or by a calendar."));
                return Optional.empty();
            }
            try {
                return Optional.of(new Expected.ByCalendar(cron.strip(), zone(zone)));
            } catch (IllegalArgumentException unreadable) {
                problems.add(
                        new Problem(
                                "cron",
                                "Write minute, hour, day of the month, month and weekday as in a crontab: 30 2 * * 1-5 is 02:30 from Monday to Friday."));
            } catch (DateTimeException unknown) {
                problems.add(new Problem(
                        "timeZone", "There is no time zone \"" + zone.strip() + "\". Write it as Europe/Dublin."));
            }
            return Optional.empty();
        }

        private static Optional<Duration> length(String text, String field, List<Problem> problems) {
            Optional<Duration> length =
                    Lengths.parse(text).filter(one -> one.compareTo(SHORTEST) >= 0 && one.compareTo(LONGEST) <= 0);
            if (length.isEmpty()) {
                problems.add(new Problem(field, "Write a length of time such as 5 min, 6 h or 1 d: 30 s to 366 d."));
            }
            return length;
        }

        private static ZoneId zone(String text) {
            if (!ZoneId.getAvailableZoneIds().contains(text.strip())) {
                throw new DateTimeException("unknown zone");
            }
            return ZoneId.of(text.strip());
        }

        private static Optional<Severity> severity(String word) {
            return List.of(Severity.CRITICAL, Severity.HIGH, Severity.WARNING, Severity.INFO).stream()
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    /** {@code nightly-backup}; empty when nothing of the name is left. */
    static String slug(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]+", "-")
                .replaceAll("^-|-$", "");
    }
}
