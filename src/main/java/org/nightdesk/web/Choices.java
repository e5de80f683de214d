package org.nightdesk.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a select or a row of radio buttons offers. */
public final class Choices {

    private Choices() {}

    /** Each value and then its words, in the order in which they are offered. */
    public static Map<String, String> of(String... valuesAndWords) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndWords.length; i += 2) {
            choices.put(valuesAndWords[i], valuesAndWords[i + 1]);
        }
        return Collections.unmodifiableMap(choices);
    }
}
