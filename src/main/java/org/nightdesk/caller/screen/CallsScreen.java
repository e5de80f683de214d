package org.nightdesk.caller.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** The calls of the last day. {@code naming} is the call whose number was to be named and was refused, or empty. */
public record CallsScreen(List<CallLine> calls, String extensions, boolean agent, String naming, Form form) {}
