package org.nightdesk.cover.screen;

import java.util.List;

/** The shifts that wait for cover, above the lanes; {@code more} are left out. */
public record CoverTopScreen(List<CoversScreen.Line> lines, int more) {}
