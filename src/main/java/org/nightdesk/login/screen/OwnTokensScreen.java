package org.nightdesk.login.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.web.Form;

/** Tokens of one's own; {@code fresh} is the key just made, shown this once, else empty. {@code roles} are the most that a new one may do; {@code asks}: the password is asked for. */
public record OwnTokensScreen(Form form, String fresh, List<Line> tokens, Map<String, String> roles, boolean asks) {

    /** One of them. */
    public record Line(String name, String role, Instant created, Optional<Instant> used, String revocation) {}
}
