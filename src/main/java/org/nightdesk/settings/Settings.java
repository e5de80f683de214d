package org.nightdesk.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is decided outside the program, read once at start from {@code NIGHTDESK_*} and
 * {@code nightdesk.properties}. {@code secretKeys}: the first signs and seals, the others still open; never empty,
 * never logged. {@code smtp} is {@code smtp://user:password@host:port}. {@code trustedProxies} and
 * {@code allowPrivate} hold networks in CIDR form that {@link Network#of} understands: the proxies whose forwarded
 * headers are believed, and what outgoing calls may reach although it is private.
 */
public record Settings(
        int port,
        Path data,
        Optional<URI> baseUrl,
        Optional<DatabaseAddress> database,
        List<String> secretKeys,
        Optional<URI> smtp,
        Optional<Integer> smtpListen,
        Optional<Certificate> tls,
        Optional<String> metricsToken,
        Optional<FirstAdministrator> firstAdministrator,
        Optional<String> firstToken,
        List<String> trustedProxies,
        List<String> allowPrivate,
        Offline offline) {

    /** Without an offline pack. */
    public Settings(
            int port,
            Path data,
            Optional<URI> baseUrl,
            Optional<DatabaseAddress> database,
            List<String> secretKeys,
            Optional<URI> smtp,
            Optional<Integer> smtpListen,
            Optional<Certificate> tls,
            Optional<String> metricsToken,
            Optional<FirstAdministrator> firstAdministrator,
            Optional<String> firstToken,
            List<String> trustedProxies,
            List<String> allowPrivate) {
        this(
                port,
                data,
                baseUrl,
                database,
                secretKeys,
                smtp,
                smtpListen,
                tls,
                metricsToken,
                firstAdministrator,
                firstToken,
                trustedProxies,
                allowPrivate,
                Offline.NONE);
    }

    /** Where the nightly offline pack goes, and for how many nights it is kept there. */
    public record Offline(Optional<Path> folder, List<String> mail, int nights) {

        public static final Offline NONE = new Offline(Optional.empty(), List.of(), 14);

        public boolean isWanted() {
            return folder.isPresent() || !mail.isEmpty();
        }
    }

    /** The same, with an offline pack. */
    public Settings with(Offline pack) {
        return new Settings(
                port,
                data,
                baseUrl,
                database,
                secretKeys,
                smtp,
                smtpListen,
                tls,
                metricsToken,
                firstAdministrator,
                firstToken,
                trustedProxies,
                allowPrivate,
                pack);
    }

    /** A PostgreSQL of yours, as a JDBC address without the user and password. */
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

    /** Two PEM files: the chain, own certificate first, and its private key. */
    public record Certificate(Path chain, Path key) {}

    /**
     * Reads the environment and, where that is silent, {@code nightdesk.properties} of the data folder. With the
     * embedded database a missing secret key is made and kept in the data folder, which is created if need be.
     * Throws {@link UnusableSettings}, which names every key that is wrong.
     */
    public static Settings read(Map<String, String> environment) {
        return new SettingsReader(Given.from(environment)).read();
    }

    /** The data folder that {@link #read} would use, whether it exists or not. */
    public static Path data(Map<String, String> environment) {
        return Given.folder(environment);
    }

    /** The address people's phones use, without a slash at the end. */
    public String address() {
        return baseUrl.map(URI::toString).orElse((tls.isPresent() ? "https" : "http") + "://localhost:" + port);
    }

    /** Without its secrets, so that it can be logged. */
    @Override
    public String toString() {
        return "Settings[port=%d, data=%s, baseUrl=%s, database=%s]".formatted(port, data, baseUrl, database);
    }
}
