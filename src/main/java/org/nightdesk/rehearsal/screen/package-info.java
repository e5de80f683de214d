/** What the screens of the rehearsal take. */
@NullMarked
package org.nightdesk.rehearsal.screen;

import org.jspecify.annotations.NullMarked;
