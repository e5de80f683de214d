package org.nightdesk.installation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** An endpoint with its password opened, for callers inside the program: it goes into no screen, answer, log or history. The password is empty where none is kept. */
public record OpenEndpoint(Endpoint endpoint, String password) {

    /** What goes into the {@code Authorization} of an HTTP request: a login and its password (RFC 7617), or a token alone (RFC 6750). */
    public Optional<String> authorization() {
        if (password.isEmpty()) {
            return Optional.empty();
        }
        if (endpoint.login().isEmpty()) {
            return Optional.of("Bearer " + password);
        }
        byte[] both = (endpoint.login() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    @Override
    public String toString() {
        return endpoint.toString();
    }
}
