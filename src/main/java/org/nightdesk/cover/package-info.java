/** Cover: shifts of those who cannot be reached, which others are asked to take. */
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
            "memo",
            "catalog",
            "rota",
            "absence"
        })
package org.nightdesk.cover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
