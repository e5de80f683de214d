/** Makes something of what people answer to a page by text message, by a key in a call, by mail or by a button in ntfy. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "secret",
            "database",
            "subject",
            "engine",
            "timeline",
            "channel",
            "letter",
            "post",
            "people",
            "memo",
            "rota",
            "paging"
        })
package org.nightdesk.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
