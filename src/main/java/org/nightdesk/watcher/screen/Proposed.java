package org.nightdesk.watcher.screen;

/** Somebody who can be named: {@code words} stand behind the @, {@code detail} tells two of one name apart. */
public record Proposed(String words, String name, String detail) {}
