/** What the screens of installations take. */
@NullMarked
package org.nightdesk.installation.screen;

import org.jspecify.annotations.NullMarked;
