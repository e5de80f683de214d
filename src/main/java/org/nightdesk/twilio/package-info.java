/** Speaks to Twilio, and to whoever speaks its API: text messages, calls, reports and replies. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "web", "channel", "telephony"})
package org.nightdesk.twilio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
