package org.nightdesk.login.screen;

import java.time.Duration;
import org.nightdesk.web.Times;

/** The sign-in page: what was typed, where to go afterwards, and what went wrong in two sentences (empty: nothing). */
public record LoginScreen(String email, String to, String trouble, String advice, long retryAfter) {

    private static final int WORTH_SAYING = 4;

    public static LoginScreen blank(String email, String to) {
        return new LoginScreen(email, to, "", "", 0);
    }

    public LoginScreen wrong(int leftHere, Duration waitHere, int leftThere, Duration waitThere) {
        boolean here = leftHere <= leftThere;
        int left = here ? leftHere : leftThere;
        String what = here ? "this address" : "this account";
        String wait = Times.span(here ? waitHere : waitThere);
        String warning = left > WORTH_SAYING
                ? ""
                : left == 0 ? " Now %s waits %s.".formatted(what, wait) : after(left, what, wait);
        return new LoginScreen(email, to, "That password is not right.", "Your e-mail address was kept." + warning, 0);
    }

    public LoginScreen addressWaits(Duration wait) {
        return waits("Too many tries came from this address.", wait);
    }

    public LoginScreen accountWaits(Duration wait) {
        return waits("Too many tries were made with this e-mail address.", wait);
    }

    private LoginScreen waits(String trouble, Duration wait) {
        Duration minutes = Duration.ofMinutes(wait.plusSeconds(59).toMinutes());
        String advice = "Try again in %s. A page that waits for you opens from its message, without signing in."
                .formatted(Times.span(minutes));
        return new LoginScreen(email, to, trouble, advice, Math.max(1, wait.toSeconds()));
    }

    private static String after(int left, String what, String wait) {
        return " After %d more %s %s waits %s.".formatted(left, left == 1 ? "try" : "tries", what, wait);
    }
}
