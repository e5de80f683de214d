package org.nightdesk.review;

import java.util.EnumMap;
import java.util.Map;

/** The text of a review, in Markdown. {@code {{3}}} stands for the answer to question 3, or for not knowing it yet. */
record Sections(String title, String happened, String factors, String well, String lucky) {

    /** A part that is edited, compared and merged on its own. {@code word} is its name in forms and in the API. */
    enum Part {
        TITLE("title", "Title"),
        HAPPENED("happened", "What happened"),
        FACTORS("factors", "Contributing factors"),
        WELL("well", "What went well"),
        LUCKY("lucky", "Where we were lucky");

        private final String word;
        private final String heading;

        Part(String word, String heading) {
            this.word = word;
            this.heading = heading;
        }

        String word() {
            return word;
        }

        String heading() {
            return heading;
        }
    }

    String part(Part part) {
        return switch (part) {
            case TITLE -> title;
            case HAPPENED -> happened;
            case FACTORS -> factors;
            case WELL -> well;
            case LUCKY -> lucky;
        };
    }

    static Sections of(Map<Part, String> parts) {
        return new Sections(
                parts.getOrDefault(Part.TITLE, ""),
                parts.getOrDefault(Part.HAPPENED, ""),
                parts.getOrDefault(Part.FACTORS, ""),
                parts.getOrDefault(Part.WELL, ""),
                parts.getOrDefault(Part.LUCKY, ""));
    }

    Map<Part, String> parts() {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, part(part));
        }
        return parts;
    }
}
