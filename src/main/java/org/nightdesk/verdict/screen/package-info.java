/** What the screens of verdicts take. */
@NullMarked
package org.nightdesk.verdict.screen;

import org.jspecify.annotations.NullMarked;
