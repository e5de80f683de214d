package org.nightdesk.login.screen;

/** The link an invitation carries, shown once; {@code trouble} is why the mail did not go out, empty when it did. */
public record InvitedScreen(String id, String name, String email, String link, String trouble) {}
