/** What the screens of maintenance take. */
@NullMarked
package org.nightdesk.maintenance.screen;

import org.jspecify.annotations.NullMarked;
