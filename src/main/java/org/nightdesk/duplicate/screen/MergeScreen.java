package org.nightdesk.duplicate.screen;

import java.util.List;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * Two contacts or customers about to become one. {@code noun} is contact or customer, {@code path} the page of the one it began at. Without a {@code pair} the other
 * is still to be chosen. {@code across}: somebody must say that different customers are meant.
 */
public record MergeScreen(
        String noun,
        String path,
        String name,
        String q,
        List<Option> options,
        Optional<Pair> pair,
        boolean across,
        Form form) {

    /** Somebody it may be; {@code why} is what speaks for it, empty when only the words were found. */
    public record Option(String id, String name, String detail, String why) {}

    /** Side by side: the one it began at and the other. */
    public record Pair(Half here, Half there, List<Row> rows) {}

    /** One of the two; {@code follows} is what goes over if it goes. */
    public record Half(String id, String name, String path, String follows) {}

    /** One fact of both. */
    public record Row(String label, String here, String there) {

        public boolean differs() {
            return !here.equals(there);
        }
    }
}
