/** What the screens of deliveries take. */
@NullMarked
package org.nightdesk.delivery.screen;

import org.jspecify.annotations.NullMarked;
