/** What the templates of access take. */
@NullMarked
package org.nightdesk.access.screen;

import org.jspecify.annotations.NullMarked;
