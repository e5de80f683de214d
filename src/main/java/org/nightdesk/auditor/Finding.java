package org.nightdesk.auditor;

import java.util.Optional;
import java.util.UUID;
import org.nightdesk.paging.PageId;

/**
 * One thing that is wrong. {@code key} is the same as long as it is the same thing; {@code what} is a sentence, {@code remedy} another;
 * {@code ours}: only this node can see it, so that no other may say that it is over.
 */
record Finding(String key, String what, String remedy, Optional<PageId> page, boolean ours) {

    static Finding ofPage(String kind, PageId page, String what) {
        return new Finding(
                kind + ":" + page.value(),
                what,
                "Call somebody by hand, and look into the log of the nodes.",
                Optional.of(page),
                false);
    }

    static Finding ofNode(String kind, UUID node, String what, String remedy) {
        return new Finding(kind + ":" + node, what, remedy, Optional.empty(), true);
    }
}
