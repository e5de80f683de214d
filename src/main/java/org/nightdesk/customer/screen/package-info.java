/** What the templates of customers take. */
@NullMarked
package org.nightdesk.customer.screen;

import org.jspecify.annotations.NullMarked;
