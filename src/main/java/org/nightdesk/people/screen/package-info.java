/** What the templates of people take. */
@NullMarked
package org.nightdesk.people.screen;

import org.jspecify.annotations.NullMarked;
