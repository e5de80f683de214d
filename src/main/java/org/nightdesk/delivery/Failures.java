package org.nightdesk.delivery;

import java.time.Instant;
import java.util.Map;
import org.nightdesk.memo.Memos;
import org.nightdesk.subject.Actor;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
import org.springframework.stereotype.Component;

/** Tells the owner of an order what did not arrive. */
@Component("deliveryFailures")
class Failures {

    private final Memos memos;
    private final Timeline timeline;

    Failures(Memos memos, Timeline timeline) {
        this.memos = memos;
        this.timeline = timeline;
    }

    /** In the transaction that gives it up. */
    void tell(StandingOrder order, String reason, Instant now) {
        timeline.append(Entry.internal(order.subject(), now, Actor.system(), "failed", reason, Map.of()));
        memos.send(
                order.owner(),
                "Not delivered: " + order.wanted().name(),
                reason + "\nThe next one is tried as usual. Mended, this one can be sent again from its page.",
                order.path(),
                now);
    }
}
