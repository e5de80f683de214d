package org.nightdesk.channel;

/**
 * What a provider says became of a message after it had taken it. {@code reference} is that of {@link Delivery.Sent}; {@code reason} says why it did not
 * arrive, empty when it did.
 */
public record Report(String kind, String reference, boolean arrived, String reason) {}
