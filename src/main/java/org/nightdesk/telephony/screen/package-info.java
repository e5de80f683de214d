/** What the templates take. */
@NullMarked
package org.nightdesk.telephony.screen;

import org.jspecify.annotations.NullMarked;
