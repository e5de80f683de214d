/** What the screens of intake take. */
@NullMarked
package org.nightdesk.intake.screen;

import org.jspecify.annotations.NullMarked;
