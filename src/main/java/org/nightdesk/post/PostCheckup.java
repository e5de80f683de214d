package org.nightdesk.post;

import java.time.Instant;
import java.util.List;
import org.nightdesk.engine.Checkup;
import org.springframework.stereotype.Component;

/** Whether mail waits for a person. */
@Component
class PostCheckup implements Checkup {

    private static final int ENOUGH = 100;

    private final MailStore store;

    PostCheckup(MailStore store) {
        this.store = store;
    }

    @Override
    public List<Finding> examine(Instant now) {
        int stuck = store.list("unreadable", Long.MAX_VALUE, ENOUGH).size()
                + store.list("unclaimed", Long.MAX_VALUE, ENOUGH).size();
        return List.of(
                stuck == 0
                        ? new Finding("incoming mail", Level.OK, "Every mail that came has its reader.", "")
                        : new Finding(
                                "incoming mail",
                                Level.WARNING,
                                stuck + " mails could not be read or belong to nobody.",
                                "Open Incoming mail in the menu and give them to a mailbox."));
    }
}
