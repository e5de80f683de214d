package org.nightdesk.billing;

import java.time.Instant;

/** What somebody said to a customer's lines. {@code number} is the version it was said to. */
record Comment(String customer, int number, String text, String by, Instant at) {}
