package org.nightdesk.login.screen;

import java.util.List;

/** New recovery codes, shown this once. */
public record CodesScreen(List<String> codes) {}
