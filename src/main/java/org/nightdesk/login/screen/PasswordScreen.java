package org.nightdesk.login.screen;

/** Choose a password by a link; {@code wrong} is what is wrong with the one typed, empty at first. */
public record PasswordScreen(String key, String name, String email, String wrong) {}
