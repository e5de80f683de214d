/** What the templates of this module take. */
@NullMarked
package org.nightdesk.worklog.screen;

import org.jspecify.annotations.NullMarked;
