package org.nightdesk.settings;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.nightdesk.settings.Settings.DatabaseAddress;

/** Understands the address of a database of yours, in JDBC's form or in the one that PostgreSQL's own tools take. */
record DatabaseReader(Given given, List<String> problems) {

    private static final String JDBC = "jdbc:postgresql://";

    Optional<DatabaseAddress> read() {
        Optional<String> url = given.value(Key.DB_URL);
        if (url.isEmpty()) {
            alone(Key.DB_USER);
            alone(Key.DB_PASSWORD);
            return Optional.empty();
        }
        if (url.get().startsWith(JDBC)) {
            return Optional.of(address(url.get(), "", ""));
        }
        if (url.get().matches("postgres(ql)?://.+")) {
            return own(url.get());
        }
        refuse();
        return Optional.empty();
    }

    private void alone(Key key) {
        if (given.value(key).isPresent()) {
            problems.add("%s is set but NIGHTDESK_DB_URL is not: set both, or neither for the embedded database."
                    .formatted(key.variable()));
        }
    }

    private Optional<DatabaseAddress> own(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() == null) {
                refuse();
                return Optional.empty();
            }
            String[] login =
                    Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
            String address = JDBC
                    + uri.getHost()
                    + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                    + (uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            return Optional.of(address(address, plain(login[0]), login.length > 1 ? plain(login[1]) : ""));
        } catch (java.net.URISyntaxException malformed) {
            refuse();
            return Optional.empty();
        }
    }

    private DatabaseAddress address(String url, String user, String password) {
        if (url.matches(".*[?&](user|password)=.*")) {
            problems.add("NIGHTDESK_DB_URL must not carry user= or password=, because addresses are logged:"
                    + " use NIGHTDESK_DB_USER and NIGHTDESK_DB_PASSWORD.");
        }
        String name = given.value(Key.DB_USER).orElse(user);
        if (name.isEmpty()) {
            problems.add("NIGHTDESK_DB_USER is missing: name the user that owns the database of NIGHTDESK_DB_URL.");
        }
        return new DatabaseAddress(url, name, given.value(Key.DB_PASSWORD).orElse(password));
    }

    // The value may hold a password and is not repeated.
    private void refuse() {
        problems.add(
                "NIGHTDESK_DB_URL is not the address of a PostgreSQL: write jdbc:postgresql://host:5432/nightdesk.");
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
