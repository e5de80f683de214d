package org.nightdesk.automation;

import java.time.Instant;
import org.nightdesk.engine.Story;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** The demo's rules: those that are offered to everybody to begin with, switched off. */
@Component
class RuleStory implements Story {

    private static final int FLOOR = 6;

    private final Rules rules;

    RuleStory(Rules rules) {
        this.rules = rules;
    }

    @Override
    public int chapter() {
        return FLOOR;
    }

    @Override
    public void tell(Instant now) {
        for (Starter starter : Starter.ALL) {
            Rule kept = rules.create(starter.draft(), Viewer.system(), now);
            rules.turn(kept.id(), false, Viewer.system(), now);
        }
    }
}
