/** What the screens of freezes take. */
@NullMarked
package org.nightdesk.freeze.screen;

import org.jspecify.annotations.NullMarked;
