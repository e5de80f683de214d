package org.nightdesk.installation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to an installation, by its name within it ({@code api}). {@code address} is a base address for HTTP ({@code https://api.example.org/v1}), {@code
 * jdbc:postgresql://host:5432/database} for SQL, a host's name for a runner. {@code login} is empty where there is none. Its password is not here: {@link Installations#endpoint}.
 */
public record Endpoint(String name, Kind kind, String address, String login) {

    /** How it is spoken to. */
    public enum Kind {
        HTTP,
        SQL,
        RUNNER;

        /** As forms, the API and the store say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    boolean leadsWhere(Endpoint other) {
        return kind == other.kind && address.equals(other.address) && login.equals(other.login);
    }
}
