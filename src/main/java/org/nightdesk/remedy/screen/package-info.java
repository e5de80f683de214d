/** What the templates of this module take. */
@NullMarked
package org.nightdesk.remedy.screen;

import org.jspecify.annotations.NullMarked;
