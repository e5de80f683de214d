/** What the screens of jet lag take. */
@NullMarked
package org.nightdesk.jetlag.screen;

import org.jspecify.annotations.NullMarked;
