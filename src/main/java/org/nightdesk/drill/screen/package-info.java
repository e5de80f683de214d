/** What the screens of test pages take. */
@NullMarked
package org.nightdesk.drill.screen;

import org.jspecify.annotations.NullMarked;
