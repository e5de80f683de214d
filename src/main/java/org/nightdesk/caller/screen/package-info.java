/** What the templates of calls take. */
@NullMarked
package org.nightdesk.caller.screen;

import org.jspecify.annotations.NullMarked;
