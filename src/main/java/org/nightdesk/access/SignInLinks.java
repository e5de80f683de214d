package org.nightdesk.access;

import java.time.Instant;
import java.util.Optional;
import org.nightdesk.people.PersonId;
import org.nightdesk.secret.Secrets;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Links that sign one person in without a password, for whoever owns the machine and prints them: the demo, a locked-out administrator.
 * Never sent anywhere by the program. Signed, expiring, void once the person is deactivated.
 */
@Component
public class SignInLinks {

    private static final String PURPOSE = "sign-in link";

    private final Secrets secrets;
    private final Settings settings;

    SignInLinks(Secrets secrets, Settings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /** The whole address, good for any number of uses until then (to the second). */
    public String link(PersonId person, Instant until) {
        return settings.address() + path(person, until);
    }

    /** The same without scheme and host. */
    public String path(PersonId person, Instant until) {
        String what = person.value() + "." + until.getEpochSecond();
        return "/login/link/" + what + "." + secrets.sign(PURPOSE, what);
    }

    /** Whom it signs in; empty when it is not ours or over. */
    public Optional<PersonId> open(String link, Instant now) {
        String[] parts = link.split("\\.", 3);
        if (parts.length != 3 || !secrets.verify(PURPOSE, parts[0] + "." + parts[1], parts[2])) {
            return Optional.empty();
        }
        return now.getEpochSecond() < Long.parseLong(parts[1])
                ? Optional.of(new PersonId(Long.parseLong(parts[0])))
                : Optional.empty();
    }
}
