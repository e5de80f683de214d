/** What the templates of this module take. */
@NullMarked
package org.nightdesk.evidence.screen;

import org.jspecify.annotations.NullMarked;
