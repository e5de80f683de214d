/** What the templates of this module take. */
@NullMarked
package org.nightdesk.vault.screen;

import org.jspecify.annotations.NullMarked;
