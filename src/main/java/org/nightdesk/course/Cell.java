package org.nightdesk.course;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of one target, as far as the log tells. */
public final class Cell {

    State state = State.WAITING;

    /** What is under way. */
    @Nullable
    Phase busy;

    /** Its act began at least once, and nothing since has told that it certainly did nothing. */
    boolean touched;

    /** An act ended without a clear answer, so that its effect has to be looked at. */
    boolean doubt;

    /** It failed, and the owner has not said yet what to do. */
    boolean question;

    /** How often the phase that comes next came out unclear. */
    int tries;

    /** Every change of the world that was begun, its undo not counted. */
    int acts;

    public State state() {
        return state;
    }

    public Optional<Phase> busy() {
        return Optional.ofNullable(busy);
    }

    public boolean isQuestion() {
        return question;
    }
}
