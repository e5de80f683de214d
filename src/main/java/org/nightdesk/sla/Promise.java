package org.nightdesk.sla;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is promised. First response, next update and resolution are promised to the customer (SLA); what developers owe us
 * runs while a ticket waits on them (OLA), what a vendor owes us while it waits on the vendor (supplier's contract).
 */
public enum Promise {
    FIRST_RESPONSE("first-response", "First reply"),
    NEXT_UPDATE("next-update", "Next update"),
    RESOLUTION("resolution", "Resolve"),
    DEVELOPERS("developers", "Developers"),
    VENDOR("vendor", "Vendor");

    private final String word;
    private final String title;

    Promise(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** The word of the API and the database. */
    public String word() {
        return word;
    }

    /** Its name on screens. */
    public String title() {
        return title;
    }

    /** Whether it is a promise to the customer, not one that others made to us. */
    public boolean isOurs() {
        return this != DEVELOPERS && this != VENDOR;
    }

    static Optional<Promise> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }
}
