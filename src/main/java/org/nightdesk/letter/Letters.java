package org.nightdesk.letter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads mail. */
public final class Letters {

    private Letters() {}

    /**
     * Reads a mail. Never throws for any bytes; what cannot be read is told in {@link Letter#troubles()}. Nothing is
     * fetched, unpacked or executed. The same bytes give the same letter.
     */
    public static Letter read(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        return new Letter(
                Optional.empty(),
                List.of(),
                List.of(),
                Address.NONE,
                List.of(),
                List.of(),
                List.of(),
                "",
                Optional.empty(),
                text,
                Optional.empty(),
                new Visible(text, "", ""),
                List.of(),
                Nature.PERSON,
                Optional.empty(),
                List.of("This mail is shown as it was sent: it has not been read yet."));
    }
}
