/** What the templates of a ticket take. */
@NullMarked
package org.nightdesk.desk.screen;

import org.jspecify.annotations.NullMarked;
