package org.nightdesk.login.screen;

import org.nightdesk.web.Form;

/** The first page anybody sees: makes the first administrator. */
public record SetupScreen(String key, Form form) {}
