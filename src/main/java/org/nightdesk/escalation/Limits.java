package org.nightdesk.escalation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nightdesk.escalation.PoliciesController.OnlyBody;
import org.nightdesk.escalation.PoliciesController.StepBody;
import org.nightdesk.subject.Refused;

/** What a step asks for besides its targets, as people and programs write it; each refusal names the field. */
final class Limits {

    private Limits() {}

    static Step step(List<Target> targets, StepBody body, String path) {
        Step.Order order =
                body.order().map(word -> order(word, path + ".order")).orElse(Step.Order.ALL_AT_ONCE);
        return new Step(
                targets,
                body.waitMinutes(),
                order,
                body.needed().orElse(1),
                body.only().flatMap(only -> window(only, path + ".only")),
                body.only()
                        .flatMap(OnlyBody::priority)
                        .map(word -> priority(word, path + ".only.priority"))
                        .orElse(Step.ANY_PRIORITY),
                body.lastResort().orElse(false),
                body.methods());
    }

    static Optional<OnlyBody> view(Step step) {
        Optional<String> priority =
                step.leastPriority() == Step.ANY_PRIORITY ? Optional.empty() : Optional.of("P" + step.leastPriority());
        if (step.window().isEmpty() && priority.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OnlyBody(
                step.window().map(window -> words(window.days())).orElse(List.of()),
                step.window().map(window -> window.from().toString()),
                step.window().map(window -> window.until().toString()),
                step.window().map(window -> window.zone().getId()),
                priority));
    }

    static Step.Order order(String word, String field) {
        return Step.Order.of(word)
                .orElseThrow(() -> Refused.invalid(
                        field, "\"" + word + "\" is no order. Use all-at-once, one-after-the-other or least-loaded."));
    }

    /** 1 to 5. */
    static int priority(String word, String field) {
        if (!word.matches("[Pp][1-5]")) {
            throw Refused.invalid(field, "\"" + word + "\" is not a priority. Write P1 to P5.");
        }
        return word.charAt(1) - '0';
    }

    /** Monday first. */
    static List<String> words(Set<DayOfWeek> days) {
        return days.stream()
                .sorted()
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static Set<DayOfWeek> days(Stream<String> words, String field) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        words.forEach(word -> days.add(day(word, field)));
        return days;
    }

    static LocalTime time(String text, String field) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refused.invalid(field, "\"" + text + "\" is not a time of day. Write it as 09:00.");
        }
    }

    static ZoneId zone(String text, String field) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw Refused.invalid(field, "\"" + text + "\" is not a time zone. Write it as Europe/Dublin.");
        }
        return ZoneId.of(text);
    }

    private static Optional<Window> window(OnlyBody only, String path) {
        if (only.days().isEmpty() && only.from().isEmpty() && only.until().isEmpty()) {
            return Optional.empty();
        }
        String zone = only.timeZone()
                .orElseThrow(() -> Refused.invalid(path + ".timeZone", "Say by which clock: Europe/Dublin."));
        Set<DayOfWeek> days =
                only.days().isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days(only.days().stream(), path + ".days");
        return Optional.of(new Window(
                days,
                time(only.from().orElse("00:00"), path + ".from"),
                time(only.until().orElse("00:00"), path + ".until"),
                zone(zone, path + ".timeZone")));
    }

    private static DayOfWeek day(String word, String field) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(word.strip())) {
                return day;
            }
        }
        throw Refused.invalid(field, "\"" + word + "\" is not a day. Write monday, tuesday and so on.");
    }
}
