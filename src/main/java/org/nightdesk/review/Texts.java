package org.nightdesk.review;

import java.util.EnumMap;
import java.util.Map;
import org.nightdesk.review.Sections.Part;
import org.nightdesk.subject.Refused;

/** Checks what was written. */
final class Texts {

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_TEXT = 100_000;

    private Texts() {}

    static Sections checked(Sections written) {
        Map<Part, String> checked = new EnumMap<>(Part.class);
        written.parts().forEach((part, text) -> checked.put(part, text(part.word(), text)));
        checked.put(Part.TITLE, line("title", written.title(), "Say in one line what happened."));
        return Sections.of(checked);
    }

    static String line(String field, String text, String remedy) {
        String line = needed(field, text, remedy).replaceAll("\\s+", " ");
        if (line.length() > LONGEST_LINE) {
            throw Refused.invalid(field, "This has " + line.length() + " characters, 300 fit.");
        }
        return line;
    }

    static String needed(String field, String text, String remedy) {
        String stripped = text(field, text);
        if (stripped.isEmpty()) {
            throw Refused.invalid(field, remedy);
        }
        return stripped;
    }

    private static String text(String field, String text) {
        if (text.length() > LONGEST_TEXT) {
            throw Refused.invalid(field, "This has " + text.length() + " characters, 100,000 fit. Say it in fewer.");
        }
        if (text.indexOf('\0') >= 0) {
            throw Refused.invalid(field, "This contains the character NUL, which cannot be kept. Remove it.");
        }
        return text.replace("\r\n", "\n").strip();
    }
}
