package org.nightdesk.requisition.screen;

/** The way to ask for other settings, on an installation's page. */
public record VerbScreen(String path) {}
