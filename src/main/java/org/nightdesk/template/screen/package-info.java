/** What the templates of this module take. */
@NullMarked
package org.nightdesk.template.screen;

import org.jspecify.annotations.NullMarked;
