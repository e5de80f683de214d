/** What the templates of this module take. */
@NullMarked
package org.nightdesk.handoff.screen;

import org.jspecify.annotations.NullMarked;
