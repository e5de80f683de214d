/** What the screens of statements take. */
@NullMarked
package org.nightdesk.statement.screen;

import org.jspecify.annotations.NullMarked;
