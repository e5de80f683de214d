package org.nightdesk.statement.screen;

/** Links to a run's files; {@code path} is the run's. */
public record FilesPiece(String path) {}
