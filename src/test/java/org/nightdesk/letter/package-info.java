@NullMarked
package org.nightdesk.letter;

import org.jspecify.annotations.NullMarked;
