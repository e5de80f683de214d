package org.nightdesk.access;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Window;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tokens}. A key is in the answer to its creation and nowhere else. */
@RestController
@RequestMapping("/api/v1/tokens")
@Needs(Role.ADMINISTRATOR)
class TokensController {

    private static final String PREFIX = "tok_";

    record NewTokenBody(String name, String role) {}

    /** {@code person} is whose own it is; without one it is a program's. */
    record TokenView(
            String id,
            String name,
            String role,
            Optional<String> person,
            Instant createdAt,
            Optional<Instant> usedAt,
            Optional<Instant> revokedAt) {

        static TokenView of(Token token) {
            return new TokenView(
                    PREFIX + token.id(),
                    token.name(),
                    token.role().word(),
                    token.own().map(PersonId::text),
                    token.createdAt(),
                    token.usedAt(),
                    token.revokedAt());
        }
    }

    record FreshTokenView(String id, String name, String role, Instant createdAt, String key) {}

    private final Tokens tokens;
    private final InstantSource clock;

    TokensController(Tokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    Listed<TokenView> list(Window window, Viewer viewer) {
        return window.cut(tokens.all(viewer), Token::id, TokenView::of);
    }

    @GetMapping("/{id}")
    TokenView show(@PathVariable String id, Viewer viewer) {
        return TokenView.of(tokens.token(number(id), viewer));
    }

    @PostMapping
    @Transactional
    ResponseEntity<FreshTokenView> create(Viewer viewer, @RequestBody NewTokenBody body) {
        Instant now = clock.instant();
        String key = tokens.create(body.name(), Role.of(body.role()), viewer, now);
        Token token = tokens.findByKey(key, now).orElseThrow();
        FreshTokenView view = new FreshTokenView(
                PREFIX + token.id(), token.name(), token.role().word(), token.createdAt(), key);
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + view.id())).body(view);
    }

    @DeleteMapping("/{id}")
    @Transactional
    ResponseEntity<Void> revoke(@PathVariable String id, Viewer viewer) {
        tokens.revoke(number(id), viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static long number(String id) {
        if (!id.matches("tok_[1-9][0-9]{0,17}")) {
            throw new NotFound("no token " + id);
        }
        return Long.parseLong(id.substring(PREFIX.length()));
    }
}
