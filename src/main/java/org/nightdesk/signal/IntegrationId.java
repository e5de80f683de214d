package org.nightdesk.signal;

/** An integration's identity; positive. */
public record IntegrationId(long value) {}
