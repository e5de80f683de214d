package org.nightdesk.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people call the ways they are reached. */
final class Kinds {

    private static final Map<String, String> WORDS = Map.of(
            "email", "mail",
            "sms", "text message",
            "voice", "phone call",
            "push", "push to a browser",
            "ntfy", "push (ntfy)",
            "slack", "Slack",
            "teams", "Microsoft Teams",
            "mattermost", "Mattermost",
            "chat", "chat (other)",
            "webhook", "webhook");

    private Kinds() {}

    static String word(String kind) {
        return WORDS.getOrDefault(kind, kind);
    }

    /** For choosing from, in the order given. */
    static Map<String, String> options(List<String> kinds) {
        Map<String, String> options = new LinkedHashMap<>();
        kinds.forEach(kind -> options.put(kind, word(kind)));
        return options;
    }
}
