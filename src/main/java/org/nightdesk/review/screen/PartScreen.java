package org.nightdesk.review.screen;

import org.nightdesk.web.Form;

/**
 * One part of a review's text being written. {@code preview} is safe HTML, empty until it is asked for. {@code theirs} is what somebody else saved in
 * the meantime, empty when nobody did; {@code savedBy} is who.
 */
public record PartScreen(
        String number,
        String word,
        String heading,
        int version,
        String draftKey,
        String text,
        String preview,
        String theirs,
        String savedBy,
        Form form) {

    public String path() {
        return "/reviews/" + number;
    }

    /** A title is one line. */
    public boolean line() {
        return word.equals("title");
    }
}
