package org.nightdesk.people;

import java.util.Map;
import org.nightdesk.timeline.Entry;

/** Says what happened to a person's account. */
final class PersonHistory {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("signed-in", "Signed in"),
            Map.entry("signed-out", "Signed out everywhere"),
            Map.entry("password-set", "Password set"),
            Map.entry("invited", "Invited"),
            Map.entry("authenticator-added", "Authenticator added"),
            Map.entry("authenticator-removed", "Authenticator taken off"),
            Map.entry("recovery-code-used", "Recovery code used"),
            Map.entry("recovery-codes-made", "New recovery codes"),
            Map.entry("contact-method-added", "Contact method added"),
            Map.entry("contact-method-removed", "Contact method removed"),
            Map.entry("contact-method-verified", "Contact method verified"),
            Map.entry("contact-methods-changed", "Contact methods"),
            Map.entry("test-page-begun", "Asked for a test page"),
            Map.entry("test-page-received", "The test page arrived"),
            Map.entry("test-page-missed", "The test page did not arrive"),
            Map.entry("test-page-ended", "The test page is over"));

    private PersonHistory() {}

    /** One line: the verb in words, and what the entry says itself. */
    static String words(Entry entry) {
        String verb = WORDS.getOrDefault(entry.verb(), "");
        Object from = entry.facts().get("from");
        String text = entry.text().isEmpty() && from != null ? "from " + from : entry.text();
        if (verb.isEmpty() || text.isEmpty()) {
            return verb + text;
        }
        return verb + (from == null ? ": " : " ") + text;
    }
}
