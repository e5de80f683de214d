/** What the screens of proofs take. */
@NullMarked
package org.nightdesk.proof.screen;

import org.jspecify.annotations.NullMarked;
