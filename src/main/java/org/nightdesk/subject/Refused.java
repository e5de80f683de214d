package org.nightdesk.subject;

import java.util.List;

/**
 * A user's wrong move: an expected answer, not a bug. It carries no stack and is thrown only because the
 * transaction it happens in must be rolled back (docs/decisions/0002). Screens show it in place and keep what was
 * typed; the API answers 422 for {@link Kind#INVALID} and 409 for {@link Kind#CONFLICT}.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether the input itself is wrong, or right but too late. */
    public enum Kind {
        INVALID,
        CONFLICT
    }

    /**
     * One thing that is wrong. {@code field} is the path as the client wrote it ({@code steps[0].waitMinutes}), empty
     * when it concerns the whole; {@code reason} says what is wrong and the remedy, as one or two sentences.
     */
    public record Problem(String field, String reason) {}

    private final transient List<Problem> problems;
    private final Kind kind;

    private Refused(Kind kind, List<Problem> problems) {
        super(problems.getFirst().reason(), null, false, false);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public static Refused invalid(String field, String reason) {
        return new Refused(Kind.INVALID, List.of(new Problem(field, reason)));
    }

    /** At least one problem. */
    public static Refused invalid(List<Problem> problems) {
        return new Refused(Kind.INVALID, problems);
    }

    /** The move was right once: the thing has changed since. */
    public static Refused conflict(String reason) {
        return new Refused(Kind.CONFLICT, List.of(new Problem("", reason)));
    }

    public List<Problem> problems() {
        return problems;
    }

    public Kind kind() {
        return kind;
    }
}
