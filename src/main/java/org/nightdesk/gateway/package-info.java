/** Speaks to any gateway for text messages or calls that takes an HTTP POST, by a template of its body. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "web", "channel", "telephony"})
package org.nightdesk.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
