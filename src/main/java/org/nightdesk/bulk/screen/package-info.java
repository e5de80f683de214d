/** What the templates of this module take. */
@NullMarked
package org.nightdesk.bulk.screen;

import org.jspecify.annotations.NullMarked;
