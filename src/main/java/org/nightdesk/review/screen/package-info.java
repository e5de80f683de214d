/** What the templates of reviews take. */
@NullMarked
package org.nightdesk.review.screen;

import org.jspecify.annotations.NullMarked;
