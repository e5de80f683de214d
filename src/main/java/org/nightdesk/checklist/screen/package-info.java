/** What the templates of this module take. */
@NullMarked
package org.nightdesk.checklist.screen;

import org.jspecify.annotations.NullMarked;
