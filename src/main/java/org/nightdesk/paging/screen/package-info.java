/** What the screens of paging take. */
@NullMarked
package org.nightdesk.paging.screen;

import org.jspecify.annotations.NullMarked;
