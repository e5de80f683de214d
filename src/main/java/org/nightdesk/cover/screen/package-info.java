/** What the screens of cover requests take. */
@NullMarked
package org.nightdesk.cover.screen;

import org.jspecify.annotations.NullMarked;
