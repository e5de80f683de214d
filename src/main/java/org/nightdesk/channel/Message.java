package org.nightdesk.channel;

import java.net.URI;
import java.util.Optional;

/**
 * What is delivered, in a form each channel can render. {@code id} is unchanged when the same message is sent again.
 * {@code title} is one line; {@code text} is plain text, may be several lines; {@code link} is where to answer;
 * {@code urgent} messages may ring through a silent phone; {@code repeat}: it may have arrived before, and says so.
 */
public record Message(String id, String title, String text, Optional<URI> link, boolean urgent, boolean repeat) {}
