package org.nightdesk.review.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;

/** All reviews, and the incidents that have none yet. {@code says} is the sentence at the top; {@code more} is the id the list goes on from, 0 at its end. */
public record ReviewsScreen(String says, List<Row> rows, List<Missing> missing, List<Late> late, long more, Form form) {

    /** {@code state} is the class of the state's shape, {@code word} its word. */
    public record Row(
            String number, String title, Instant at, String impact, String state, String word, String actions) {}

    /** An incident that works again and has no review. */
    public record Missing(String number, String title, int priority, Instant at) {}

    /** An action past its day. */
    public record Late(String number, String text, String owner, String due) {}
}
