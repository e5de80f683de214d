package org.nightdesk.configuration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.nightdesk.subject.Refused;

/** Moments as forms send them: a day stands for its end. */
final class Moments {

    private Moments() {}

    /** Empty for nothing; refused for what is neither a day nor a moment. */
    static Optional<Instant> read(String field, String text, ZoneId zone) {
        try {
            String typed = text.strip();
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    typed.contains("T")
                            ? LocalDateTime.parse(typed).atZone(zone).toInstant()
                            : LocalDate.parse(typed)
                                    .plusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant());
        } catch (DateTimeParseException wrong) {
            throw Refused.invalid(field, "Write a day as 2026-03-03, or a moment as 2026-03-03T14:30.");
        }
    }
}
