/** What the kit's own templates take. */
@NullMarked
package org.nightdesk.web.screen;

import org.jspecify.annotations.NullMarked;
