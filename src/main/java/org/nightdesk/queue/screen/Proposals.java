package org.nightdesk.queue.screen;

import java.util.List;

/** What the text of the search box may become, each a whole text. */
public record Proposals(List<String> texts) {}
