package org.nightdesk.evidence.screen;

/** How evidence is checked: {@code path} is where the program for it is, {@code sha256} its hash, {@code key} what this installation signs with. */
public record CheckingScreen(String path, String sha256, String key) {}
