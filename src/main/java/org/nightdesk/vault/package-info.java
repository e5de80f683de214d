/** Secrets by name: sealed here, in a file beside us, or at a Vault server; their values leave only at the moment of acting. */
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
            "channel",
            "people"
        })
package org.nightdesk.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
