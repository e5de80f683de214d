/** The board: who is on call, now and for two weeks, drawn as lanes; and the form by which somebody else is, for a while. */
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
            "rota"
        })
package org.nightdesk.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
