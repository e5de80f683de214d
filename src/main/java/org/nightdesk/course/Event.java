package org.nightdesk.course;

/** What has happened, in the order in which it was committed: all that {@link Course} knows besides the plan. */
public sealed interface Event {

    /** Committed before it is done. */
    record Began(Move move) implements Event {}

    /** Committed after it. */
    record Came(Move move, Outcome outcome) implements Event {}

    /** It was not done after all, as something forbade it at the last moment: its check counts no longer. */
    record Held(Move move) implements Event {}

    /** The answer to a {@link Phase#DECIDE}. */
    record Decided(int target, int step, Choice choice) implements Event {}

    /** Somebody, or a rail, has the whole stopped or rolled back; {@code why} is a sentence. */
    record Ordered(Choice choice, String why) implements Event {}
}
