/** What the screens of agreement take. */
@NullMarked
package org.nightdesk.agreement.screen;

import org.jspecify.annotations.NullMarked;
