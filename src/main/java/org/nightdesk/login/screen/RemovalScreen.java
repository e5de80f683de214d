package org.nightdesk.login.screen;

import org.nightdesk.web.Form;

/** Asks for the password before something that weakens or replaces how I sign in. */
public record RemovalScreen(Form form, String title, String under, String action, String verb) {

    public static RemovalScreen ofAuthenticator(Form form) {
        return new RemovalScreen(
                form,
                "Take the authenticator off?",
                "Whoever learns your password can then sign in as you. Your recovery codes end too.",
                "/profile/authenticator/removal",
                "Take it off");
    }

    public static RemovalScreen ofCodes(Form form) {
        return new RemovalScreen(
                form,
                "Make ten new recovery codes?",
                "The codes you have now open nothing any more.",
                "/profile/recovery-codes",
                "Make new codes");
    }
}
