/** What the templates of home and queue take. */
@NullMarked
package org.nightdesk.queue.screen;

import org.jspecify.annotations.NullMarked;
