/** What tickets are to each other and to those who watch them: merged, split, parent and child, linked, watched, flagged. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"database", "subject", "engine", "timeline", "web", "api", "people", "desk", "template"})
package org.nightdesk.relation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
