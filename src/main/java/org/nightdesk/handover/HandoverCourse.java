package org.nightdesk.handover;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightdesk.engine.Bell;
import org.nightdesk.handover.Handover.State;
import org.nightdesk.paging.Pages;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** The beginnings and ends of handovers, whatever brings them about; within the caller's transaction. */
@Component
class HandoverCourse {

    static final String TOPIC = "handovers";

    private final HandoverStore store;
    private final Pages pages;
    private final Timeline timeline;
    private final Bell bell;

    HandoverCourse(HandoverStore store, Pages pages, Timeline timeline, Bell bell) {
        this.store = store;
        this.pages = pages;
        this.timeline = timeline;
        this.bell = bell;
    }

    void begun(HandoverId id, Instant now) {
        Handover made = store.find(id, Viewer.system()).orElseThrow();
        record(made, "begun", made.schedule(), Viewer.system(), now);
    }

    /** Nobody accepted it, and nobody needs to any more. */
    void end(Handover handover, State state, String why, Viewer by, Instant now) {
        store.over(handover.id(), state, now);
        calm(handover, why, by, now);
        record(handover, state.word(), why, by, now);
    }

    /** The lead need not come any more. */
    void calm(Handover handover, String why, Viewer by, Instant now) {
        pages.stop(handover.id().subject(), by.actor(), why, now);
    }

    void record(Handover handover, String verb, String text, Viewer by, Instant now) {
        timeline.append(new Entry(
                handover.id().subject(),
                now,
                by.actor(),
                verb,
                text,
                Map.of(
                        "schedule",
                        handover.scheduleId().value(),
                        "change",
                        handover.changeAt().toString()),
                false,
                Set.copyOf(List.of("team:" + handover.team().value(), Viewer.LEADS))));
        bell.ring(TOPIC);
    }
}
