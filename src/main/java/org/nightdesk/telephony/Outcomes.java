package org.nightdesk.telephony;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.nightdesk.channel.Carried;
import org.nightdesk.channel.Delivery;
import org.nightdesk.channel.Outgoing;
import org.nightdesk.telephony.Tried.Broken;
import org.nightdesk.telephony.Tried.Refuses;

/** What the answers of providers have in common. */
public final class Outcomes {

    private Outcomes() {}

    /** Nothing came back. */
    public static Tried of(Carried.Lost lost) {
        return switch (lost.delivery()) {
            case Delivery.Retry retry -> new Broken(retry.reason(), retry.mayHaveArrived(), Optional.empty());
            case Delivery.Rejected rejected -> new Broken(rejected.reason(), false, Optional.empty());
            case Delivery.Sent impossible -> throw new IllegalStateException("a loss is not sent");
        };
    }

    /** A refusal by its status alone: 400 and 422 are about the message, everything else about the provider. */
    public static Tried refusal(Carried.Answered answer, Instant now) {
        String said = words(Outgoing.judge(answer, body -> ""));
        if (answer.status() == 400 || answer.status() == 422) {
            return new Refuses(said);
        }
        return new Broken(said, answer.status() == 504, wish(answer, now));
    }

    private static String words(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Retry retry -> retry.reason();
            case Delivery.Rejected rejected -> rejected.reason();
            case Delivery.Sent sent -> "";
        };
    }

    /** Of {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3). */
    public static Optional<Duration> wish(Carried.Answered answer, Instant now) {
        return answer.retryAfter().map(String::strip).flatMap(wish -> {
            if (wish.matches("[0-9]{1,6}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(wish)));
            }
            try {
                Instant until = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(Duration.between(now, until)).filter(Duration::isPositive);
            } catch (DateTimeException neither) {
                return Optional.empty();
            }
        });
    }
}
