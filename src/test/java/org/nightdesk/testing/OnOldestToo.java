package org.nightdesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Stories that are told once more on the oldest PostgreSQL there may be. That it understands each statement is known without them, from what the others
 * said ({@link StatementLog}); these need a server that does the same: who waits for whose lock, what is skipped, who is told and when, what an upgrade,
 * a backup or an outage leaves behind, what a plan looks like, what is found by a word. Where only rows come and go, leave it away.
 */
@Tag("oldest")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnOldestToo {}
