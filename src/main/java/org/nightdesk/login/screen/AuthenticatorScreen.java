package org.nightdesk.login.screen;

import org.nightdesk.web.Form;

/** Enrolment of an authenticator: the picture to scan, the same secret to type, and as an address for an app on this device. */
public record AuthenticatorScreen(Form form, QrPicture picture, String secret, String uri) {}
