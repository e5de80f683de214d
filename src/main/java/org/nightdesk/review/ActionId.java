package org.nightdesk.review;

/** An action's identity; positive. */
record ActionId(long value) {}
