/** What the screens of reports take. */
@NullMarked
package org.nightdesk.report.screen;

import org.jspecify.annotations.NullMarked;
