/** What the templates of this module take. */
@NullMarked
package org.nightdesk.execution.screen;

import org.jspecify.annotations.NullMarked;
