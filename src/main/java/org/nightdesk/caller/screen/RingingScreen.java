package org.nightdesk.caller.screen;

import java.util.Optional;

/** What rings for somebody; {@code topic} is the live topic that says when that changes. */
public record RingingScreen(String topic, Optional<CallLine> call) {}
