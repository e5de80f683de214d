/** What the screens of changes take. */
@NullMarked
package org.nightdesk.change.screen;

import org.jspecify.annotations.NullMarked;
