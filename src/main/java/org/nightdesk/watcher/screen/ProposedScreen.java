package org.nightdesk.watcher.screen;

import java.util.List;

/** Those who may be meant, the likeliest first. */
public record ProposedScreen(List<Proposed> all) {}
