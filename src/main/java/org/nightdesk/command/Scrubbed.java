package org.nightdesk.command;

import java.util.regex.Pattern;

/**
 * The last guard before a line is written: what opens something is cut out, wherever a message or an exception may
 * have picked it up. Not a licence to log it.
 */
final class Scrubbed {

    private static final Pattern TOKEN = Pattern.compile("\\bnd_[\\w-]{8,}");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)\\b(bearer|geniekey|basic) [\\w.~+/=-]{8,}");
    private static final Pattern LOGIN = Pattern.compile("(\\w+://[^/\\s:@]*:)[^/\\s@]+@");
    private static final Pattern KEYED_PATH =
            Pattern.compile("(/(?:alertmanager|in/[\\w-]+|page|login/link|setup|ping|calendars)/)[\\w.~%-]{8,}");

    private Scrubbed() {}

    static String text(String line) {
        String text = TOKEN.matcher(line).replaceAll("nd_***");
        text = AUTHORIZATION.matcher(text).replaceAll("$1 ***");
        text = LOGIN.matcher(text).replaceAll("$1***@");
        return KEYED_PATH.matcher(text).replaceAll("$1***");
    }
}
