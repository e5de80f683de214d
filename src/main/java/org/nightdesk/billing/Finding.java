package org.nightdesk.billing;

/** Something a check found: {@code kind} is the check, {@code text} a sentence. Without a customer it is about the whole. */
record Finding(String kind, String customer, String item, String text) {}
