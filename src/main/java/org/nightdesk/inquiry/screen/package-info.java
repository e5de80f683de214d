/** What the screen of inquiries takes. */
@NullMarked
package org.nightdesk.inquiry.screen;

import org.jspecify.annotations.NullMarked;
