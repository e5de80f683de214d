package org.nightdesk.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is decided outside the program, read once at start from {@code NIGHTDESK_*} and
 * {@code nightdesk.properties}. {@code secretKeys}: the first signs and seals, the others still open; never empty,
 * never logged. {@code smtp} is {@code smtp://user:password@host:port}. {@code allowPrivate} are the networks in CIDR
 * form that outgoing calls may reach although they are private.
 */
public record Settings(
        int port,
        Path data,
        Optional<URI> baseUrl,
        Optional<DatabaseAddress> database,
        List<String> secretKeys,
        Optional<URI> smtp,
        Optional<String> metricsToken,
        Optional<FirstAdministrator> firstAdministrator,
        Optional<String> firstToken,
        List<String> trustedProxies,
        List<String> allowPrivate) {

    /** A PostgreSQL of yours. */
    public record DatabaseAddress(String url, String user, String password) {

        @Override
        public String toString() {
            return url;
        }
    }

    /** Created at the first start only. */
    public record FirstAdministrator(String email, String password) {

        @Override
        public String toString() {
            return email;
        }
    }

    /** The address people's phones use, without a slash at the end. */
    public String address() {
        return baseUrl.map(URI::toString).orElse("http://localhost:" + port);
    }

    /** Without its secrets, so that it can be logged. */
    @Override
    public String toString() {
        return "Settings[port=%d, data=%s, baseUrl=%s, database=%s]".formatted(port, data, baseUrl, database);
    }
}
