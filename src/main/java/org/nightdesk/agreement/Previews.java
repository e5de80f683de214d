package org.nightdesk.agreement;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightdesk.agreement.screen.AgreementScreen.Line;
import org.nightdesk.agreement.screen.AgreementScreen.Preview;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.Strip;
import org.nightdesk.sla.Target;
import org.nightdesk.web.Place;
import org.springframework.stereotype.Component;

/** Says when something would be due: by the code that says when it is. */
@Component
class Previews {

    private static final LocalTime LATE = LocalTime.of(17, 30);
    private static final DateTimeFormatter BROWSER = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
    private static final DateTimeFormatter OPENED = DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FAR = DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm", Locale.ENGLISH);

    private final Agreements agreements;

    Previews(Agreements agreements) {
        this.agreements = agreements;
    }

    /** For a ticket opened at a local time there; without one the coming Friday at half past five, when calendars matter most. */
    Preview of(Definition definition, String at, Instant now) {
        ZoneId zone = zone(definition);
        ZonedDateTime opened = moment(at, zone)
                .orElseGet(() -> now.atZone(zone)
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                        .with(LATE));
        List<Line> lines = definition.targets().stream()
                .map(target -> new Line(target.priority(), line(definition, target, opened)))
                .toList();
        return new Preview(BROWSER.format(opened), Place.of(zone).name(), OPENED.format(opened), lines);
    }

    private String line(Definition definition, Target target, ZonedDateTime opened) {
        List<String> parts = agreements.promised(definition, target.priority(), opened.toInstant()).stream()
                .map(strip -> said(strip, opened))
                .toList();
        return parts.isEmpty() ? "nothing is due" : String.join(", ", parts);
    }

    private static String said(Strip strip, ZonedDateTime opened) {
        String what = strip.promise().title().toLowerCase(Locale.ROOT);
        return strip.due()
                .map(due -> what + " due " + point(due.atZone(opened.getZone()), opened))
                .orElse(what + " never due");
    }

    private static String point(ZonedDateTime due, ZonedDateTime opened) {
        return (due.isBefore(opened.plusDays(6)) ? DUE : FAR).format(due);
    }

    /** The first zone that is not merely UTC. */
    private ZoneId zone(Definition definition) {
        return definition.targets().stream()
                .map(target ->
                        ZoneId.of(agreements.calendar(target.calendar()).draft().zone()))
                .filter(zone -> !zone.getId().equals("UTC"))
                .findFirst()
                .orElse(ZoneId.of("UTC"));
    }

    private static Optional<ZonedDateTime> moment(String local, ZoneId zone) {
        try {
            return local.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(local).atZone(zone));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
