package org.nightdesk.delivery;

import java.util.List;
import java.util.Locale;
import org.nightdesk.subject.Refused;

/** Where a result goes. {@code addresses}: one at least; a folder is below that of deliveries. */
record Target(Way way, List<String> addresses) {

    /** How it goes there. */
    enum Way {
        MAIL("Mail, with the file"),
        LINK("Mail, with a link to the file"),
        FOLDER("Folder on the server"),
        WEBHOOK("Webhook"),
        SLACK("Slack"),
        TEAMS("Microsoft Teams"),
        MATTERMOST("Mattermost"),
        CHAT("Another chat");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        /** As it is kept; of those that only get a word, the name of their channel. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isMail() {
            return this == MAIL || this == LINK;
        }

        /** The way of that word; a {@link Refused} names the choices when there is none. */
        static Way of(String word) {
            for (Way way : values()) {
                if (way.word().equals(word)) {
                    return way;
                }
            }
            throw Refused.invalid(
                    "way", "Choose where it goes: mail, link, folder, webhook, slack, teams, mattermost or chat.");
        }
    }

    Target {
        addresses = List.copyOf(addresses);
    }
}
