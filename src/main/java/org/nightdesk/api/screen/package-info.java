/** What the API's own page takes. */
@NullMarked
package org.nightdesk.api.screen;

import org.jspecify.annotations.NullMarked;
