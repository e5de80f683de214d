/** What the screen of travel takes. */
@NullMarked
package org.nightdesk.travel.screen;

import org.jspecify.annotations.NullMarked;
