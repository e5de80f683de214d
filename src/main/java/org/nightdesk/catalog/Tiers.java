package org.nightdesk.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the four tiers mean, in words. */
final class Tiers {

    private static final String[] MEANINGS = {
        "customers stop at once", "customers notice within the hour", "only we notice", "nobody is in a hurry"
    };

    private Tiers() {}

    static String meaning(int tier) {
        return MEANINGS[tier - 1];
    }

    /** For a choice: the number and what it means. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int tier = 1; tier <= MEANINGS.length; tier++) {
            all.put(Integer.toString(tier), tier + ": " + meaning(tier));
        }
        return all;
    }
}
