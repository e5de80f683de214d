package org.nightdesk.login.screen;

/** Asks for the address to mail a link to; {@code sent} when it was asked for. */
public record ForgottenScreen(String email, boolean sent) {}
