package org.nightdesk.act;

import org.nightdesk.course.Canonical;

/** How much of an answer is kept. */
public final class Output {

    private static final int MOST = 16_000;

    private Output() {}

    /** Its beginning and its end, and how much is missing between them; without what no database stores. */
    public static String bounded(String text) {
        if (text.length() <= MOST) {
            return Canonical.clean(text);
        }
        int half = MOST / 2;
        String middle = "\n… %,d letters are left out …\n".formatted(text.length() - MOST);
        return Canonical.clean(text.substring(0, half) + middle + text.substring(text.length() - half));
    }
}
