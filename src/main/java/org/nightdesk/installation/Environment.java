package org.nightdesk.installation;

/**
 * Where something runs, such as {@code production}: a word in small letters, digits and hyphens. {@code rank} orders them, from where nobody minds to where
 * customers are. {@code isProtected}: what is done there wants the rails that production wants.
 */
public record Environment(String name, int rank, boolean isProtected) {}
