package org.nightdesk.paging;

import java.util.Optional;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** A page's identity; positive. Outside the house it is written {@code pag_7}. */
public record PageId(long value) {

    private static final String PREFIX = "pag_";

    /** The identity written like that; empty when nothing could be. */
    public static Optional<PageId> parse(String text) {
        return text.matches(PREFIX + "[1-9][0-9]{0,17}")
                ? Optional.of(new PageId(Long.parseLong(text.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /** As {@link #parse}; NotFound when nothing could be. */
    public static PageId of(String text) {
        return parse(text).orElseThrow(() -> new NotFound("no page " + text));
    }

    /** What the API and addresses show and take. */
    public String text() {
        return PREFIX + value;
    }

    /** The page as a thing with a history; its live topic is {@code page:7}. */
    public Subject subject() {
        return Subject.of("page", value);
    }
}
