/** What the templates of sign-in take. */
@NullMarked
package org.nightdesk.access.screen;

import org.jspecify.annotations.NullMarked;
