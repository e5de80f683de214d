package org.nightdesk.paging;

/** An escalation policy's identity; positive. */
public record PolicyId(long value) {}
