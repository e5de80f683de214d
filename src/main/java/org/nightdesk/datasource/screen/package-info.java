/** What the screens of data sources take. */
@NullMarked
package org.nightdesk.datasource.screen;

import org.jspecify.annotations.NullMarked;
