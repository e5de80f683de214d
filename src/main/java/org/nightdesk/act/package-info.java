/** Performs one deed of a plan in the world, once, bounded and masked, and says what is certain about what came of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "secret",
            "database",
            "subject",
            "engine",
            "channel",
            "dialect",
            "vault",
            "installation",
            "course"
        })
package org.nightdesk.act;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
