package org.nightdesk.customer.screen;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/**
 * What is known of a customer or contact, and its forms. {@code contact}: of a contact, who has a language and uses no services. {@code changing} is the note whose
 * change was refused, or empty.
 */
public record CardScreen(
        String path,
        String name,
        boolean contact,
        List<NoteLine> notes,
        List<UseLine> uses,
        List<NumberLine> numbers,
        List<AddressLine> addresses,
        String language,
        Map<String, String> services,
        List<Happening> history,
        String changing,
        Form form) {

    /** A note; {@code html} is safe, {@code text} as it was written. */
    public record NoteLine(
            String id,
            String html,
            String text,
            String by,
            Instant at,
            String changedBy,
            Optional<Instant> changedAt,
            int version) {}

    /** A service used; {@code detail} is environment and version, may be empty. */
    public record UseLine(String id, String service, String path, String detail) {}

    /** A telephone number as people read it. */
    public record NumberLine(String id, String number, String call) {}

    /** A mail address of theirs beside the one they sign in with. */
    public record AddressLine(long id, String address) {}

    /** One line of the history. */
    public record Happening(Instant at, String who, String words) {}

    /** The language in words. */
    public String spoken() {
        return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
    }

    public boolean isEmpty() {
        return notes.isEmpty() && uses.isEmpty() && numbers.isEmpty() && addresses.isEmpty() && language.isEmpty();
    }
}
