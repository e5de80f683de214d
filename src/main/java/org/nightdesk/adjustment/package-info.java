/** A ledger of credits, debits, corrections and waivers that only grows: signed, and approved by somebody else. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"settings", "secret", "database", "subject", "engine", "timeline", "web", "api", "people"
        })
package org.nightdesk.adjustment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
