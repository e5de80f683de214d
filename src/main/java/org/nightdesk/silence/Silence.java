package org.nightdesk.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.nightdesk.people.PersonId;

/**
 * Alerts for which every one of {@code matchers} holds wake nobody from {@code from} (included) to {@code until} (not included). {@code code} is its identity in Alertmanager's API. {@code sender} is the number of
 * the integration whose alerts alone are meant; empty for all. {@code author} is a name, {@code maker} the person, where one is known. {@code warnMinutes} before it ends the maker is told; 0: never.
 * {@code ended} is when it was ended by hand, if it was.
 */
public record Silence(
        SilenceId id,
        UUID code,
        List<Matcher> matchers,
        OptionalLong sender,
        Instant from,
        Instant until,
        String reason,
        String author,
        Optional<PersonId> maker,
        int warnMinutes,
        Optional<Instant> ended,
        Instant madeAt) {

    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** When it is or was over, by plan or by hand. */
    public Instant end() {
        return ended.filter(at -> at.isBefore(until)).orElse(until);
    }

    /** Whether it has begun and is not over. */
    public boolean lasts(Instant now) {
        return !from.isAfter(now) && end().isAfter(now);
    }

    /** Whether it ends so soon that whoever made it is told; what was made for less than that never is. */
    public boolean warns(Instant now) {
        Instant warning = end().minus(Duration.ofMinutes(warnMinutes));
        return lasts(now) && ended.isEmpty() && warnMinutes > 0 && !warning.isAfter(now) && warning.isAfter(from);
    }

    public boolean over(Instant now) {
        return !end().isAfter(now);
    }

    /** Whether it is about such an alert of this integration. What takes too long to say is not: rather one message too many. */
    public boolean matches(long integration, Map<String, String> labels) {
        if (sender.isPresent() && sender.getAsLong() != integration) {
            return false;
        }
        try {
            return matchers.stream().allMatch(one -> one.matches(labels));
        } catch (Matcher.Endless endless) {
            return false;
        }
    }

    /** {@code alertname="Disk", instance=~"web-.*"}. */
    public String words() {
        return matchers.stream().map(Matcher::text).collect(Collectors.joining(", "));
    }
}
