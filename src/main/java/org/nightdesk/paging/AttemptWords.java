package org.nightdesk.paging;

import java.time.Instant;
import java.util.Objects;
import org.nightdesk.web.Times;

/** Says attempts the way people do. */
public final class AttemptWords {

    private AttemptWords() {}

    /** The kind of a contact method as people say it: mail, push. */
    public static String way(String kind) {
        return switch (kind) {
            case "email" -> "mail";
            case "ntfy", "push" -> "push";
            case "sms" -> "text message";
            case "voice" -> "call";
            case "slack" -> "Slack";
            case "teams" -> "Teams";
            case "mattermost" -> "Mattermost";
            default -> kind;
        };
    }

    /** A few words: {@code mail 03:09}. */
    static String shortly(Attempt attempt, Times times) {
        String way = way(attempt.kind());
        Instant at = Objects.requireNonNullElse(attempt.at(), attempt.dueAt());
        return switch (attempt.state()) {
            case WAITING -> way + " at " + times.clock(attempt.dueAt());
            case SENDING -> way + " on its way";
            case SENT, DELIVERED -> way + " " + times.clock(at);
            case ANSWERED -> "answered " + times.clock(at);
            case FAILED -> way + " failed " + times.clock(at);
            case UNKNOWN -> way + " " + times.clock(at) + ", not confirmed";
        };
    }
}
