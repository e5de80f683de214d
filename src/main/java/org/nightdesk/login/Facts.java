package org.nightdesk.login;

import org.nightdesk.people.PersonId;
import org.nightdesk.people.SignInFacts;
import org.springframework.stereotype.Component;

/** Tells a person's page how they sign in. */
@Component
class Facts implements SignInFacts {

    private final Passwords passwords;
    private final SecondFactors factors;

    Facts(Passwords passwords, SecondFactors factors) {
        this.passwords = passwords;
        this.factors = factors;
    }

    @Override
    public String sentence(PersonId person) {
        if (!passwords.isSet(person)) {
            return "Has not chosen a password yet.";
        }
        return factors.isOn(person)
                ? "Signs in with a password and an authenticator."
                : "Signs in with a password alone.";
    }

    @Override
    public boolean hasAuthenticator(PersonId person) {
        return factors.isOn(person);
    }
}
