package org.nightdesk.configuration;

/** Two settings of a service, by their keys, that change together or not at all, and why. */
public record Pair(String one, String other, String why) {

    /** The one that belongs to this key; empty when the pair is about others. */
    String beside(String key) {
        if (key.equals(one)) {
            return other;
        }
        return key.equals(other) ? one : "";
    }
}
