package org.nightdesk.telephony;

import org.nightdesk.channel.Message;

/** The words of a message where every character counts, and where somebody listens half asleep. */
public final class Spoken {

    private static final int LONGEST_LINE = 160;
    private static final int LONGEST_SAID = 400;

    private Spoken() {}

    /** For a text message; {@code answers}: a reply to it is heard. */
    public static String text(Message message, boolean answers) {
        StringBuilder text = new StringBuilder(cut(message.headline(), LONGEST_LINE));
        message.text()
                .lines()
                .findFirst()
                .filter(line -> !line.isBlank())
                .ifPresent(line -> text.append("\n").append(cut(line.strip(), LONGEST_LINE)));
        if (answers) {
            message.answering()
                    .ifPresent(way -> text.append("\nReply ")
                            .append(way.code())
                            .append(" = it is mine, ")
                            .append(way.code())
                            .append(" no = not mine"));
        }
        message.link().ifPresent(link -> text.append("\n").append(link.toASCIIString()));
        return text.toString();
    }

    /** For a call: sentences without signs that a voice would spell. */
    public static String voice(Message message) {
        String said = "This is Nightdesk. " + sentence(message.headline()) + " "
                + sentence(message.text().lines().findFirst().orElse(""));
        return cut(said.strip(), LONGEST_SAID);
    }

    private static String sentence(String text) {
        String words = text.replaceAll("[^\\p{L}\\p{N}.,:%'?! -]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return words.isEmpty() || words.endsWith(".") ? words : words + ".";
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int kept = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, kept) + "…";
    }
}
