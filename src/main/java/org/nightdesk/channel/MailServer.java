package org.nightdesk.channel;

import jakarta.mail.Session;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.nightdesk.settings.Settings;

/**
 * The server that takes our mail, from {@code smtp://user:password@host:port} or {@code smtps://…}. The address may end with
 * {@code ?from=desk@example.org}, the sender; without it the user is the sender where it is an address, else
 * {@code nightdesk@} the host of the base address. User and password are percent-encoded.
 */
record MailServer(
        boolean encrypted,
        String host,
        int port,
        Optional<String> user,
        Optional<String> password,
        String from,
        String domain) {

    private static final int PLAIN_PORT = 25;
    private static final int ENCRYPTED_PORT = 465;
    private static final String CONNECT_MILLIS = "5000";
    private static final String READ_MILLIS = "9000";

    static Optional<MailServer> of(Settings settings) {
        String domain =
                Optional.ofNullable(URI.create(settings.address()).getHost()).orElse("localhost");
        return settings.smtp().map(uri -> of(uri, domain));
    }

    private static MailServer of(URI uri, String domain) {
        boolean encrypted = "smtps".equalsIgnoreCase(uri.getScheme());
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        Optional<String> user = Optional.of(decoded(login[0])).filter(name -> !name.isEmpty());
        Optional<String> password = login.length < 2 ? Optional.empty() : Optional.of(decoded(login[1]));
        String from = from(uri.getRawQuery())
                .or(() -> user.filter(name -> name.contains("@")))
                .orElse("nightdesk@" + domain);
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? ENCRYPTED_PORT : PLAIN_PORT;
        return new MailServer(encrypted, uri.getHost(), port, user, password, from, domain);
    }

    private static Optional<String> from(@Nullable String query) {
        return Optional.ofNullable(query)
                .filter(text -> text.startsWith("from="))
                .map(text -> decoded(text.substring("from=".length())));
    }

    /** A plus is a plus here, as everywhere in a URL but its query. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    String protocol() {
        return encrypted ? "smtps" : "smtp";
    }

    // Never without encryption when the server offers it; a certificate that does not fit the name ends the attempt.
    Session session() {
        String prefix = "mail." + protocol() + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", Integer.toString(port));
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.setProperty(prefix + "timeout", READ_MILLIS);
        // Those an interrupt closes, as the deadline of an attempt needs it.
        properties.setProperty(prefix + "usesocketchannels", "true");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "auth", Boolean.toString(user.isPresent()));
        properties.setProperty(prefix + "localhost", domain);
        properties.setProperty(prefix + "quitwait", "false");
        return Session.getInstance(properties);
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
