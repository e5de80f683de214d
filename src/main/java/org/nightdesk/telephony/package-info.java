/**
 * Sends text messages and calls through the providers of the installation, one after the other until one takes it, and hears what comes back. How each kind
 * of provider is spoken to is the business of a module above: its {@link org.nightdesk.telephony.Line}.
 */
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
            "channel"
        })
package org.nightdesk.telephony;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
