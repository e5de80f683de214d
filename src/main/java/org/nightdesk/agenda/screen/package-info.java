/** What the screens of agendas take. */
@NullMarked
package org.nightdesk.agenda.screen;

import org.jspecify.annotations.NullMarked;
