/** What the screens of deployments take. */
@NullMarked
package org.nightdesk.deployment.screen;

import org.jspecify.annotations.NullMarked;
