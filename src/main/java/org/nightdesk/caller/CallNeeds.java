package org.nightdesk.caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.NeedsMe;
import org.springframework.stereotype.Component;

/** Calls that somebody missed, for a day, on home. */
@Component
class CallNeeds implements NeedsMe {

    private static final int FEW = 10;

    private final Calls calls;
    private final Callers callers;

    CallNeeds(Calls calls, Callers callers) {
        this.calls = calls;
        this.callers = callers;
    }

    @Override
    public List<Need> of(Viewer viewer, Instant now) {
        List<Call> missed = calls.missed(viewer, now).stream().limit(FEW).toList();
        return callers.lines(missed, call -> "missed", viewer).stream()
                .map(line -> {
                    String who = line.who().isEmpty() ? line.number() : line.who();
                    return new Need("Call back " + who, "Missed call for " + line.agent(), "/calls", Optional.empty());
                })
                .toList();
    }
}
