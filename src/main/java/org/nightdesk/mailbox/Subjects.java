package org.nightdesk.mailbox;

import java.util.regex.Pattern;

/** Subjects of mail: what people's programs put before them, and our tag behind. */
final class Subjects {

    // Re, Fwd and their cousins in the languages of common mail programs.
    private static final Pattern BEFORE = Pattern.compile(
            "(?iu)^(?:\\s*(?:re|aw|antw|sv|vs|odp|ref|rif|res|fw|fwd|wg|tr|vl|doorst|rv|enc|回复|答复|转发)(?:\\[\\d+])?\\s*[:：])+\\s*");
    private static final Pattern TAG = Pattern.compile("\\s*\\[[A-Z]{2,4}-[1-9][0-9]{0,17}]");

    private Subjects() {}

    static String plain(String subject) {
        String untagged = TAG.matcher(subject).replaceAll("").strip();
        return BEFORE.matcher(untagged).replaceFirst("").strip();
    }

    /** {@code Re: Cards are declined [REQ-12]}. */
    static String answer(String subject, String number) {
        return "Re: " + plain(subject) + " [" + number + "]";
    }
}
