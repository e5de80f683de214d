package org.nightdesk.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A URL that somebody gave us to send to. Whoever knows it can post there, so it is shown only in part. */
public record WebAddress(URI uri) {

    private static final int LONGEST = 2_000;

    /** As a sentence with the remedy; empty when it is fine. Looks nothing up. */
    public static Optional<String> problemWith(String address) {
        if (address.length() > LONGEST) {
            return Optional.of(
                    "The address is longer than 2,000 characters. Check that it is the whole address and only that.");
        }
        try {
            URI uri = new URI(address.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null
                    ? Optional.empty()
                    : Optional.of("This is not a web address. Paste the whole of it, beginning with https://.");
        } catch (URISyntaxException wrong) {
            return Optional.of("This is not a web address: " + wrong.getReason() + " at character "
                    + (wrong.getIndex() + 1) + ". Paste the whole of it, beginning with https://.");
        }
    }

    /** Of one that {@link #problemWith} finds nothing wrong with. */
    public static WebAddress of(String address) {
        return new WebAddress(URI.create(address.strip()));
    }

    /** Without user and password, which go into a header, and without the fragment, which goes nowhere. */
    URI target() {
        String authority = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + authority + path + query);
    }

    Optional<String> authorization() {
        return Optional.ofNullable(uri.getUserInfo())
                .map(user -> "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    /** Its host and last four characters. */
    public String shown() {
        String whole = uri.toString();
        return uri.getHost() + "/…" + whole.substring(Math.max(0, whole.length() - 4));
    }
}
