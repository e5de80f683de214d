/** A word to the customer, drafted for somebody to send, when their ticket has waited long. */
@NullMarked
@ApplicationModule(allowedDependencies = {"subject", "people", "sla", "desk", "template", "customer"})
package org.nightdesk.holding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
