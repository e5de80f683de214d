/** What the templates take. */
@NullMarked
package org.nightdesk.push.screen;

import org.jspecify.annotations.NullMarked;
