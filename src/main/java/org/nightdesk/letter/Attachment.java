package org.nightdesk.letter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a mail that is not its text, bytes as they were sent.
 *
 * @param name a plain file name: no path, no control character, at most 150 characters, never empty
 * @param type the media type as the sender labelled it, lower case, {@code application/octet-stream} where there is
 *     none; serve it for download only
 * @param contentId without angle brackets, what {@code cid:} in the HTML refers to
 * @param inline whether the mail shows it within its text
 * @param bytes decoded; not copied, so do not change them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String name, String type, Optional<String> contentId, boolean inline, byte[] bytes) {

    /** The mail in here, if this is a forwarded or returned one ({@code message/rfc822} or an {@code .eml} file). */
    public Optional<Letter> letter() {
        boolean message = type.equals("message/rfc822")
                || type.equals("message/global")
                || name.toLowerCase(Locale.ROOT).endsWith(".eml");
        return message ? Optional.of(Letters.read(bytes)) : Optional.empty();
    }

    /** What Outlook has packed into this one ({@code winmail.dat}); empty for any other. Nothing else is ever unpacked. */
    public List<Attachment> packed() {
        return tnef().map(Tnef::attachments).orElse(List.of());
    }

    Optional<Tnef> tnef() {
        boolean outlook = type.equals("application/ms-tnef")
                || type.equals("application/vnd.ms-tnef")
                || name.toLowerCase(Locale.ROOT).equals("winmail.dat");
        return outlook ? Tnef.of(bytes) : Optional.empty();
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + bytes.length + " bytes)";
    }
}
