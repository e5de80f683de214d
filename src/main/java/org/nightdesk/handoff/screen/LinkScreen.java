package org.nightdesk.handoff.screen;

/** The way from a ticket to its hand-off. */
public record LinkScreen(String path) {}
