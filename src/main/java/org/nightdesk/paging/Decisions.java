package org.nightdesk.paging;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.engine.Bell;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** What is decided about a page, which is its proof. */
@Component
class Decisions {

    private final Timeline timeline;
    private final Bell bell;

    Decisions(Timeline timeline, Bell bell) {
        this.timeline = timeline;
        this.bell = bell;
    }

    void record(Page page, String verb, Actor by, String text, Instant now) {
        record(page, verb, by, text, Map.of(), now);
    }

    /** {@code details} in the words of the API. */
    void record(Page page, String verb, Actor by, String text, Map<String, ?> details, Instant now) {
        timeline.append(Entry.internal(page.id().subject(), now, by, verb, text, details));
        bell.ring(Pages.TOPIC);
    }
}
