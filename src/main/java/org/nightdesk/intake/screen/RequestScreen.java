package org.nightdesk.intake.screen;

import java.util.List;
import org.nightdesk.intake.screen.IntegrationScreen.RequestRow;

/** One request; {@code raw} is its body where it is kept, else empty. */
public record RequestScreen(String integration, String name, RequestRow row, List<String> problems, String raw) {}
