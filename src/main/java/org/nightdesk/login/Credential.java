package org.nightdesk.login;

import java.util.Optional;
import org.nightdesk.people.PersonId;

/**
 * How a person proves who they are. {@code password} is an Argon2id string, empty until one is set; {@code totp} is the sealed secret of an
 * authenticator, which counts only when {@code totpOn}; {@code totpStep} is the last time step used.
 */
record Credential(PersonId person, Optional<String> password, Optional<byte[]> totp, boolean totpOn, long totpStep) {

    static Credential none(PersonId person) {
        return new Credential(person, Optional.empty(), Optional.empty(), false, 0);
    }
}
