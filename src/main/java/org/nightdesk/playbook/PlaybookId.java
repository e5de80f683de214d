package org.nightdesk.playbook;

import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/** A playbook's identity; positive. Outside the house it is written {@code pb_7}. */
public record PlaybookId(long value) {

    private static final String PREFIX = "pb_";

    /** NotFound when nothing could be called that. */
    public static PlaybookId of(String text) {
        if (!text.matches(PREFIX + "[1-9][0-9]{0,17}")) {
            throw new NotFound("playbook " + text);
        }
        return new PlaybookId(Long.parseLong(text.substring(PREFIX.length())));
    }

    /** What the API shows and takes. */
    public String text() {
        return PREFIX + value;
    }

    /** Where it is looked at. */
    public String path() {
        return "/playbooks/" + text();
    }

    /** What its history is kept under. */
    public Subject subject() {
        return Subject.of("playbook", value);
    }
}
