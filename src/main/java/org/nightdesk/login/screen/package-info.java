/** What the templates of sign-in take. */
@NullMarked
package org.nightdesk.login.screen;

import org.jspecify.annotations.NullMarked;
