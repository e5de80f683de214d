/** Memos: what one person is told by mail, kept in the transaction that gives the reason and sent after it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "secret",
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "channel",
            "people"
        })
package org.nightdesk.memo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
