/** One contact or customer that is there twice: found, compared, merged, and made two again. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "database",
            "subject",
            "engine",
            "timeline",
            "web",
            "api",
            "people",
            "desk",
            "promise",
            "customer"
        })
package org.nightdesk.duplicate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
