/** What the screens of the load ledger take. */
@NullMarked
package org.nightdesk.ledger.screen;

import org.jspecify.annotations.NullMarked;
