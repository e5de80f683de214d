package org.nightdesk.channel;

/**
 * What was made of a {@link Reply}. {@code known}: the sender is somebody of ours, and may be told {@code words}; whoever is not known is told nothing.
 */
public record Understood(boolean known, String words) {}
