package org.nightdesk.opening.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Choices;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** A ticket being opened by hand, with what is already known, so that the same trouble is not written down twice. */
public record NewTicketScreen(
        Form form,
        Map<String, String> services,
        List<String> customers,
        List<Known> known,
        Optional<Asking> asking,
        List<Piece> panels,
        String description) {

    /** The contact who asks. */
    public record Asking(String id, String name, String email) {}

    public static final Map<String, String> IMPACTS = Choices.of("high", "Everybody", "medium", "Some", "low", "One");

    public static final Map<String, String> URGENCIES = Choices.of("high", "Now", "medium", "Today", "low", "Can wait");

    public static final Map<String, String> KINDS = Choices.of(
            "incident",
            "Something is broken",
            "request",
            "Somebody wants something",
            "change-request",
            "Something should be changed");

    /** An open ticket, the most pressing first. */
    public record Known(String number, String title, int priority, String service) {}

    public String chosen(String field, String otherwise) {
        return form.values().getOrDefault(field, otherwise);
    }
}
