package org.nightdesk.login.screen;

import java.time.Duration;
import org.nightdesk.web.Times;

/** Asks for the second factor: where to go afterwards, and what is wrong with what was typed (empty: nothing). */
public record CodeScreen(String to, String trouble) {

    public static CodeScreen blank(String to) {
        return new CodeScreen(to, "");
    }

    public CodeScreen wrong(int left, Duration wait) {
        String warning = left == 0
                ? "You can try again in %s.".formatted(Times.span(wait))
                : "After %d more %s this account waits %s."
                        .formatted(left, left == 1 ? "try" : "tries", Times.span(wait));
        return new CodeScreen(to, "That is not right, or it was used already. " + warning);
    }

    public CodeScreen waits(Duration wait) {
        Duration minutes = Duration.ofMinutes(wait.plusSeconds(59).toMinutes());
        return new CodeScreen(to, "Too many tries. Try again in %s.".formatted(Times.span(minutes)));
    }
}
