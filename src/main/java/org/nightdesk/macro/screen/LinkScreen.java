package org.nightdesk.macro.screen;

/** The way from a ticket to what a macro would do there. */
public record LinkScreen(String path) {}
