package org.nightdesk.login.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** My profile, how I sign in. {@code codes} is the number of recovery codes that are left. */
public record SecurityScreen(
        Form form, boolean hasPassword, boolean hasAuthenticator, int codes, List<Device> devices) {

    /** What is true, as the first sentence of the page. */
    public String sentence() {
        if (!hasPassword) {
            return "You have no password yet.";
        }
        return hasAuthenticator
                ? "You sign in with a password and your authenticator."
                : "You sign in with a password alone.";
    }
}
