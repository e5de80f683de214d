/** What the templates of relations take. */
@NullMarked
package org.nightdesk.relation.screen;

import org.jspecify.annotations.NullMarked;
