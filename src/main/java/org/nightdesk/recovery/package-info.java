/** Recovery drills: tried like the real thing, measured, signed by somebody else; the first restores our own backup. */
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
            "people",
            "catalog",
            "installation",
            "execution"
        })
package org.nightdesk.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
