/** What the templates of this module take. */
@NullMarked
package org.nightdesk.macro.screen;

import org.jspecify.annotations.NullMarked;
