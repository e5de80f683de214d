/** What the screens of handovers take. */
@NullMarked
package org.nightdesk.handover.screen;

import org.jspecify.annotations.NullMarked;
