package org.nightdesk.channel;

import java.net.URI;
import java.util.Optional;

/**
 * What is delivered, in a form each channel can render. {@code id} is unchanged when the same message is sent again.
 * {@code title} is one line; {@code text} is plain text, may be several lines; {@code link} is where to answer;
 * {@code urgent} messages may ring through a silent phone; {@code repeat}: it may have arrived before, and says so; {@code answering} is
 * how it is answered without opening the link, where it asks for an answer.
 */
public record Message(
        String id,
        String title,
        String text,
        Optional<URI> link,
        boolean urgent,
        boolean repeat,
        Optional<Answering> answering) {

    /** One that asks for no answer. */
    public Message(String id, String title, String text, Optional<URI> link, boolean urgent, boolean repeat) {
        this(id, title, text, link, urgent, repeat, Optional.empty());
    }

    /** The title on one line, marked when it may be a repeat. */
    public String headline() {
        String line = title.replaceAll("\\s+", " ").strip();
        return repeat ? "May be a repeat: " + line : line;
    }

    /** The text, shortened where a provider takes no more; says so and by how much. */
    public String text(int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int kept = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, kept) + "\n… " + (text.length() - kept) + " more characters behind the link.";
    }
}
