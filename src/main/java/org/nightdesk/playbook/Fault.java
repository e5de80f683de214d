package org.nightdesk.playbook;

/**
 * Something that a playbook's YAML says and should not. {@code line} counts from 1; {@code field} is the path, as {@code steps[0].act.http.path}; {@code says} is what
 * is wrong and the remedy. A {@code warning} does not keep it from being used.
 */
public record Fault(int line, String field, String says, boolean warning) {}
