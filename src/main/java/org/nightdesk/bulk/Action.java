package org.nightdesk.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.macro.Step;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Viewer;

/** One go over many tickets. {@code back} is the path it was done from. */
record Action(
        long id,
        Actor.Kind actorKind,
        long actorId,
        List<Step> steps,
        String back,
        Instant at,
        Optional<Instant> undoneAt) {

    /** How long it can be taken back: the minute that is promised, and what the way to us takes. */
    private static final Duration UNDO = Duration.ofSeconds(70);

    boolean isOf(Viewer viewer) {
        return viewer.actor().kind() == actorKind && viewer.actor().id() == actorId;
    }

    boolean mayBeUndone(Instant now) {
        return undoneAt.isEmpty() && !now.isAfter(at.plus(UNDO));
    }

    String text() {
        return "blk_" + id;
    }

    static long id(String text) {
        if (!text.matches("blk_[1-9][0-9]{0,17}")) {
            throw new NotFound("bulk action " + text);
        }
        return Long.parseLong(text.substring(4));
    }
}
