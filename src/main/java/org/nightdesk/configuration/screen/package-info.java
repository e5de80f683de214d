/** What the screens of the configuration register take. */
@NullMarked
package org.nightdesk.configuration.screen;

import org.jspecify.annotations.NullMarked;
