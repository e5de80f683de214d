package org.nightdesk.queue;

import java.time.Instant;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's shared views. */
@Component
class ViewStory implements Story {

    private static final int FLOOR = 6;

    private final SavedViews views;

    ViewStory(SavedViews views) {
        this.views = views;
    }

    @Override
    public int chapter() {
        return FLOOR;
    }

    @Override
    public void tell(Instant now) {
        Arrangement byCustomer = Arrangement.USUAL.by(Grouping.CUSTOMER);
        views.keep("Due today", "is:open due<12h", true, Arrangement.USUAL, Viewer.system(), now);
        views.keep("By customer", "is:open customer:*", true, byCustomer, Viewer.system(), now);
    }
}
