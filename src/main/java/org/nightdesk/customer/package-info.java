/** What we know about customers and contacts: notes, services used, telephone numbers, language. */
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
            "catalog",
            "sla",
            "desk",
            "promise",
            "telephony"
        })
package org.nightdesk.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
