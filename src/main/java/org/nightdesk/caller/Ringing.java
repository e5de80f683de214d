package org.nightdesk.caller;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nightdesk.caller.screen.CallLine;
import org.nightdesk.caller.screen.RingingScreen;
import org.nightdesk.engine.Bell;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel;
import org.springframework.stereotype.Component;

/** The line on every screen of whom a call rings for. Only where the bell rang for somebody lately is the database asked: it stands on each page there is. */
@Component
class Ringing implements Panel {

    private static final String TOPIC = "ringing:";

    private final Set<Long> rung = ConcurrentHashMap.newKeySet();
    private final Calls calls;
    private final Callers callers;

    Ringing(Calls calls, Callers callers, Bell bell) {
        this.calls = calls;
        this.callers = callers;
        bell.listen(topic -> {
            if (topic.startsWith(TOPIC)) {
                rung.add(Long.parseLong(topic.substring(TOPIC.length())));
            }
        });
    }

    @Override
    public String slot() {
        return "every.top";
    }

    @Override
    public Optional<Piece> on(Subject subject, Viewer viewer, Instant now) {
        return viewer.may(Role.RESPONDER) && viewer.actor().isPerson()
                ? Optional.of(new Piece(
                        "caller/ringing",
                        rung.contains(viewer.actor().id())
                                ? screen(viewer, now)
                                : new RingingScreen(
                                        Calls.ringingFor(viewer.actor().id()), Optional.empty())))
                : Optional.empty();
    }

    /** What rings for the viewer, or nothing. */
    RingingScreen screen(Viewer viewer, Instant now) {
        long person = viewer.actor().id();
        Optional<CallLine> line = Optional.empty();
        if (viewer.actor().isPerson()) {
            Optional<Call> call = calls.ringing(new PersonId(person), now);
            if (call.isEmpty()) {
                rung.remove(person);
            }
            line = call.map(one -> callers.line(one, "rings", viewer));
        }
        return new RingingScreen(Calls.ringingFor(person), line);
    }
}
