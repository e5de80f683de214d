package org.nightdesk.post;

import org.nightdesk.testing.TestNode;

/** Where a test's node takes mail. */
public final class MailPort {

    private MailPort() {}

    public static int of(TestNode node) {
        return node.bean(SmtpDoor.class).port().orElseThrow();
    }
}
