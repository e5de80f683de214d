/** What the screens of the auditor take. */
@NullMarked
package org.nightdesk.auditor.screen;

import org.jspecify.annotations.NullMarked;
