package org.nightdesk.course;

import java.util.List;

/** What comes next. */
public sealed interface Next {

    /** Begin these, all of them, now; some may be under way besides. */
    record Do(List<Move> moves) implements Next {}

    /** Something is under way: nothing to begin until it ends. */
    record Await() implements Next {}

    /** It is over. {@code why} is a sentence. */
    record Over(End end, String why) implements Next {}

    /** How it ends: each execution in exactly one of these. */
    enum End {
        DONE,
        ROLLED_BACK,
        /** With an owner who is told. */
        HALTED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
