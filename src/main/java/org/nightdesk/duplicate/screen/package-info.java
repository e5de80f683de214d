/** What the templates of duplicates take. */
@NullMarked
package org.nightdesk.duplicate.screen;

import org.jspecify.annotations.NullMarked;
