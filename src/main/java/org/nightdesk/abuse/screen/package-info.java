/** What the templates of flagged threads take. */
@NullMarked
package org.nightdesk.abuse.screen;

import org.jspecify.annotations.NullMarked;
