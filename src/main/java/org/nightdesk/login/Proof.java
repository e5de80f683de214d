package org.nightdesk.login;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.login.Throttle.Try;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.web.Times;
import org.springframework.stereotype.Component;

/** Asks somebody who is signed in for the password once more, before what a borrowed screen must not do. */
@Component
class Proof {

    private final Passwords passwords;
    private final Throttle throttle;

    Proof(Passwords passwords, Throttle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** Refused, for the field {@code current}, when it is wrong. Nothing is asked of somebody who has no password yet. */
    void check(Person person, String current, Instant now) {
        if (!passwords.isSet(person.id())) {
            return;
        }
        String account = Throttle.account(person.email());
        Try one = throttle.take(account, Throttle.ACCOUNT, now);
        if (!one.allowed()) {
            throw Refused.invalid("current", "Too many tries. Try again in %s.".formatted(Times.span(one.pause())));
        }
        if (!passwords.isRight(Optional.of(person), current)) {
            throw Refused.invalid("current", "That is not your password now.");
        }
        throttle.forget(account);
    }
}
