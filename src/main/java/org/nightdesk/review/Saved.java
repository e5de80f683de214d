package org.nightdesk.review;

import java.util.List;
import org.nightdesk.review.Sections.Part;

/** What became of a text that was saved. */
sealed interface Saved {

    /** It is kept; {@code merged}: together with what somebody else had saved in other parts since. */
    record Kept(Review review, boolean merged) implements Saved {}

    /** Somebody else rewrote the same parts since; nothing was changed. {@code review} is how it stands now, {@code mine} what was to be kept. */
    record Clash(Review review, Sections mine, List<Part> parts) implements Saved {}
}
