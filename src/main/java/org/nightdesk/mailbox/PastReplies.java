package org.nightdesk.mailbox;

import java.time.Instant;
import org.nightdesk.engine.Story;
import org.springframework.stereotype.Component;

/** What the demo's people answered in the past has been sent: nobody is to get three months of mail when it opens. */
@Component
class PastReplies implements Story {

    private final ReplyStore store;

    PastReplies(ReplyStore store) {
        this.store = store;
    }

    /** After the history was told. */
    @Override
    public int chapter() {
        return 10;
    }

    @Override
    public void tell(Instant now) {
        store.sentLongAgo(now);
    }
}
