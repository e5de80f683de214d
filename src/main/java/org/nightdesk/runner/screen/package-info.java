/** What the templates of this module take. */
@NullMarked
package org.nightdesk.runner.screen;

import org.jspecify.annotations.NullMarked;
