package org.nightdesk.drill.screen;

/** The one button that ends a test page; {@code path} is where it goes. */
public record EndScreen(String path) {}
