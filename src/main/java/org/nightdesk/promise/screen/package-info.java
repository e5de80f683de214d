/** What the templates of promises take. */
@NullMarked
package org.nightdesk.promise.screen;

import org.jspecify.annotations.NullMarked;
