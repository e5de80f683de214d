/** What the screens of intake take. */
@NamedInterface("screen")
@NullMarked
package org.nightdesk.intake.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
