package org.nightdesk.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nightdesk.people.PersonId;

/**
 * One try to reach one person by one method. {@code at} is when its state was last changed, null before the first
 * send, {@code sentAt} when the other side took it; {@code tries} counts sends; {@code repeat}: an earlier send may have arrived. {@code reason} says why it
 * failed, or why it is not known.
 */
public record Attempt(
        long id,
        PageId page,
        Purpose purpose,
        int round,
        int step,
        PersonId person,
        String name,
        String kind,
        String address,
        State state,
        Instant dueAt,
        int tries,
        boolean repeat,
        @Nullable Instant at,
        @Nullable Instant sentAt,
        String reason,
        String reference) {

    /** Why the person is told. */
    public enum Purpose {
        PAGE("page"),
        /** In training: told what those who are called are told. */
        SHADOW("shadow"),
        ALARM("alarm"),
        ALL_CLEAR("all-clear");

        private final String word;

        Purpose(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Purpose of(String word) {
            return switch (word) {
                case "page" -> PAGE;
                case "shadow" -> SHADOW;
                case "alarm" -> ALARM;
                case "all-clear" -> ALL_CLEAR;
                default -> throw new IllegalArgumentException(word);
            };
        }
    }

    /** The words of the API, in lower case. UNKNOWN: timed out, may have arrived. */
    public enum State {
        WAITING,
        SENDING,
        SENT,
        DELIVERED,
        ANSWERED,
        FAILED,
        UNKNOWN
    }
}
