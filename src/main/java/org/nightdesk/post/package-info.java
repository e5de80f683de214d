/** Takes mail in: the raw form is kept before the sender is answered, then the first reader that owns its address gets it. */
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
            "api",
            "letter",
            "channel"
        })
package org.nightdesk.post;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
