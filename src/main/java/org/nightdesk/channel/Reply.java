package org.nightdesk.channel;

/**
 * What somebody answered to a message of ours. {@code kind} is the way it came ({@code sms}, {@code voice}, …), {@code from} the sender's address as it is
 * stored with people, {@code text} as it was written, {@code about} the id of the message that is answered, empty where the way does not tell.
 */
public record Reply(String kind, String from, String text, String about) {}
