/** What the screens of escalation take. */
@NullMarked
package org.nightdesk.escalation.screen;

import org.jspecify.annotations.NullMarked;
