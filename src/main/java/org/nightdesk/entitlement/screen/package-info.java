/** What the templates of this module take. */
@NullMarked
package org.nightdesk.entitlement.screen;

import org.jspecify.annotations.NullMarked;
