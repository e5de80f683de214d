package org.nightdesk.channel.screen;

import java.util.List;
import java.util.Optional;

/** The HTML half of a mail: one paragraph for each line of the text, and the address of the one button. */
public record MailScreen(String title, List<String> lines, Optional<String> link) {}
