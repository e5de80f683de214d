package org.nightdesk.experience.screen;

import java.util.List;

/** How runs went, in sentences; none when nothing was run yet. */
public record ExperienceScreen(List<String> sentences) {}
