/** Nightdesk: from the first signal to the root cause. */
@NullMarked
package org.nightdesk;

import org.jspecify.annotations.NullMarked;
