package org.nightdesk.web;

import java.util.Locale;

/** Two letters for a face. */
public final class Initials {

    private Initials() {}

    /** First letters of the first and the last word, upper-case; one letter for one word; empty for no name. */
    public static String of(String name) {
        String[] words = name.strip().split("\\s+");
        String first = first(words[0]);
        return (words.length == 1 ? first : first + first(words[words.length - 1])).toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : Character.toString(word.codePointAt(0));
    }
}
