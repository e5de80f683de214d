package org.nightdesk.auditor;

import java.util.List;
import org.nightdesk.testing.TestNode;

/** What the auditor sees, for stories of others; it tells nobody. */
public final class AuditorLook {

    private AuditorLook() {}

    /** In words. */
    public static List<String> findings(TestNode node) {
        return node.bean(OwnLine.class).ask(line -> node.bean(Audit.class).of(line, node.now())).stream()
                .map(Finding::what)
                .toList();
    }
}
