/** What the templates of this module take. */
@NullMarked
package org.nightdesk.automation.screen;

import org.jspecify.annotations.NullMarked;
