package org.nightdesk.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nightdesk.settings.Settings.Certificate;
import org.nightdesk.settings.Settings.FirstAdministrator;

/** Understands what was given, and collects everything that is wrong, so that one start shows all of it. */
class SettingsReader {

    private static final int SHORTEST_TOKEN = 8;
    private static final int HIGHEST_PORT = 65_535;

    private final Given given;
    private final List<String> problems;

    SettingsReader(Given given) {
        this.given = given;
        this.problems = new ArrayList<>(given.problems());
    }

    Settings read() {
        boolean embedded = given.value(Key.DB_URL).isEmpty();
        Settings settings = new Settings(
                port(Key.PORT, 0).orElse(8080),
                given.data(),
                baseUrl(),
                new DatabaseReader(given, problems).read(),
                new SecretKeys(given, problems).read(embedded),
                smtp(),
                port(Key.SMTP_LISTEN, 1),
                certificate(),
                token(Key.METRICS_TOKEN),
                firstAdministrator(),
                token(Key.API_TOKEN),
                networks(Key.TRUSTED_PROXIES),
                networks(Key.ALLOW_PRIVATE),
                offline());
        if (!problems.isEmpty()) {
            throw new UnusableSettings(problems);
        }
        return settings;
    }

    private Optional<Integer> port(Key key, int lowest) {
        Optional<String> text = given.value(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.get().matches("\\d{1,5}")) {
            int port = Integer.parseInt(text.get());
            if (port >= lowest && port <= HIGHEST_PORT) {
                return Optional.of(port);
            }
        }
        refuse(
                key,
                text.get().startsWith("tcp://")
                        ? "it looks as if Kubernetes had set it for a service called nightdesk. Put enableServiceLinks: false into the pod"
                        : "give a number from " + lowest + " to " + HIGHEST_PORT);
        return Optional.empty();
    }

    private Optional<URI> baseUrl() {
        Optional<URI> url = uri(Key.BASE_URL, "http", "https")
                .map(uri -> URI.create(uri.toString().replaceFirst("/$", "")));
        if (url.isPresent() && !url.get().toString().matches("https?://[^/?#@]+")) {
            refuse(Key.BASE_URL, "give scheme, host and port only, such as https://desk.example.com");
        }
        return url;
    }

    private Optional<URI> smtp() {
        return uri(Key.SMTP_URL, "smtp", "smtps");
    }

    private Optional<URI> uri(Key key, String... schemes) {
        Optional<String> text = given.value(key);
        try {
            Optional<URI> uri = text.map(URI::create);
            if (uri.isEmpty()
                    || (uri.get().getHost() != null
                            && Arrays.asList(schemes).contains(uri.get().getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below: the text may hold a password and is not repeated.
        }
        problems.add("%s is not an address: write %s://host:port, with special characters of a password as %%40."
                .formatted(key.variable(), String.join(":// or ", schemes)));
        return Optional.empty();
    }

    private Optional<Certificate> certificate() {
        if (!together(Key.TLS_CERT, Key.TLS_KEY)) {
            return Optional.empty();
        }
        for (Key key : List.of(Key.TLS_CERT, Key.TLS_KEY)) {
            if (!Files.isReadable(Path.of(given.value(key).orElseThrow()))) {
                refuse(key, "there is no such file, or this user may not read it. Name a PEM file");
            }
        }
        return Optional.of(new Certificate(
                Path.of(given.value(Key.TLS_CERT).orElseThrow()),
                Path.of(given.value(Key.TLS_KEY).orElseThrow())));
    }

    private Optional<FirstAdministrator> firstAdministrator() {
        if (!together(Key.ADMIN_EMAIL, Key.ADMIN_PASSWORD)) {
            return Optional.empty();
        }
        String email = given.value(Key.ADMIN_EMAIL).orElseThrow();
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            refuse(Key.ADMIN_EMAIL, "give a mail address such as alice@example.com");
        }
        return Optional.of(
                new FirstAdministrator(email, given.value(Key.ADMIN_PASSWORD).orElseThrow()));
    }

    private boolean together(Key one, Key other) {
        if (given.value(one).isPresent() == given.value(other).isPresent()) {
            return given.value(one).isPresent();
        }
        Key missing = given.value(one).isPresent() ? other : one;
        problems.add("%s and %s belong together: %s is missing."
                .formatted(one.variable(), other.variable(), missing.variable()));
        return false;
    }

    private Settings.Offline offline() {
        List<String> mail = given.value(Key.OFFLINE_MAIL)
                .map(text -> List.of(text.split("[,\\s]+")))
                .orElse(List.of());
        if (!mail.stream().allMatch(one -> one.matches("[^@\\s]+@[^@\\s]+"))) {
            refuse(Key.OFFLINE_MAIL, "give mail addresses, separated by commas");
        }
        String nights = given.value(Key.OFFLINE_KEEP).orElse("14");
        boolean number = nights.matches("[1-9][0-9]{0,2}");
        if (!number) {
            refuse(Key.OFFLINE_KEEP, "give the number of nights, from 1 to 999");
        }
        return new Settings.Offline(
                given.value(Key.OFFLINE_FOLDER).map(given.data()::resolve),
                mail,
                number ? Integer.parseInt(nights) : 14);
    }

    private Optional<String> token(Key key) {
        Optional<String> token = given.value(key);
        if (token.isPresent() && !token.get().matches("[!-~]{" + SHORTEST_TOKEN + ",200}")) {
            problems.add("%s must have %d to 200 characters without blanks: make one with \"openssl rand -hex 24\"."
                    .formatted(key.variable(), SHORTEST_TOKEN));
        }
        return token;
    }

    private List<String> networks(Key key) {
        List<String> networks =
                given.value(key).map(text -> List.of(text.split("[,\\s]+"))).orElse(List.of());
        for (String network : networks) {
            try {
                Network.of(network);
            } catch (IllegalArgumentException wrong) {
                refuse(
                        key,
                        "\"" + network
                                + "\" is not a network. List addresses such as 10.0.0.0/8, fd00::/8 or 192.0.2.7, separated by commas");
            }
        }
        return networks;
    }

    private void refuse(Key key, String remedy) {
        problems.add(
                "%s is \"%s\": %s.".formatted(key.variable(), given.value(key).orElse(""), remedy));
    }
}
