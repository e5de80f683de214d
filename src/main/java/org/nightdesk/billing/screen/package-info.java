/** What the screens of billing take. */
@NullMarked
package org.nightdesk.billing.screen;

import org.jspecify.annotations.NullMarked;
