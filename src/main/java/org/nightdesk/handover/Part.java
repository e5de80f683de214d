package org.nightdesk.handover;

import java.util.Locale;

/** The five parts of a handover by I-PASS (Starmer et al., NEJM 2014). */
enum Part {
    SEVERITY("Illness severity"),
    SUMMARY("Patient summary"),
    ACTIONS("Action list"),
    CONTINGENCY("Situation awareness and contingency"),
    READ_BACK("Synthesis by receiver");

    private final String term;

    Part(String term) {
        this.term = term;
    }

    /** The field's term. */
    String term() {
        return term;
    }

    /** The word of the API and the database: {@code read-back}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Part of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
