package org.nightdesk.execution.screen;

import java.util.Optional;

/** Above a playbook: {@code plan} is the way to its next run; {@code stopped} says by whom and why nothing of it is done. */
public record PlanVerbScreen(
        String plan, String stop, Optional<RunsScreen.Stopped> stopped, boolean mayStop, boolean mayRelease) {}
