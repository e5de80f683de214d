/** What the screens of configuration requests take. */
@NullMarked
package org.nightdesk.requisition.screen;

import org.jspecify.annotations.NullMarked;
