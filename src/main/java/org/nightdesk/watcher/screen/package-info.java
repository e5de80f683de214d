/** What the templates of watchers take. */
@NullMarked
package org.nightdesk.watcher.screen;

import org.jspecify.annotations.NullMarked;
