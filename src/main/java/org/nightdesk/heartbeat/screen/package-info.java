/** What the screens of heartbeats take. */
@NullMarked
package org.nightdesk.heartbeat.screen;

import org.jspecify.annotations.NullMarked;
