package org.nightdesk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.nightdesk.subject.Refused;

/**
 * An error as the API tells it (RFC 9457). {@code errors} name the fields that are wrong; {@code reference} is what to
 * quote when it is our fault, empty otherwise.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String type, String title, int status, String detail, List<Refused.Problem> errors, String reference) {

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String type, String title, String detail) {
        return new Problem("urn:nightdesk:problem:" + type, title, status, detail, List.of(), "");
    }

    /** The input can be read, but something in it is wrong. */
    static Problem invalid(List<Refused.Problem> errors) {
        return of(
                        422,
                        "invalid",
                        "Something in the request is wrong",
                        errors.getFirst().reason())
                .with(errors);
    }

    static Problem invalid(String field, String reason) {
        return invalid(List.of(new Refused.Problem(field, reason)));
    }

    /** The input cannot be read at all. */
    static Problem unreadable(String detail) {
        return of(400, "unreadable", "The request cannot be read", detail);
    }

    static Problem conflict(String detail) {
        return of(409, "conflict", "It has changed since", detail);
    }

    static Problem notFound() {
        return of(404, "not-found", "Not found", "There is no such thing, or it is not for you.");
    }

    static Problem tooLarge(int limit) {
        return of(413, "too-large", "The body is too large", "At most " + limit / 1024 + " KiB are read.");
    }

    static Problem stale() {
        return of(
                412,
                "stale",
                "It has changed since you read it",
                "If-Match names an older version. Read it again, then decide whether your change still holds.");
    }

    static Problem gone() {
        return of(
                410,
                "gone",
                "What followed is no longer kept",
                "Events are kept for 90 days, and not across a restore. Begin again without \"after\".");
    }

    Problem with(List<Refused.Problem> errors) {
        return new Problem(type, title, status, detail, List.copyOf(errors), reference);
    }

    Problem withReference(String reference) {
        return new Problem(type, title, status, detail, errors, reference);
    }
}
