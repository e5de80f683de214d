package org.nightdesk.post;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.nightdesk.api.IfMatch;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Needs;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/mail-accounts}: accounts elsewhere that are read by IMAP. Passwords and tokens go in and never come out. */
@RestController
@RequestMapping("/api/v1/mail-accounts")
@Needs(Role.ADMINISTRATOR)
class AccountsController {

    /** How to get an access token: with a refresh token, at the provider's token address. */
    record OAuthBody(
            String tokenUrl,
            String clientId,
            Optional<String> clientSecret,
            Optional<String> refreshToken,
            Optional<String> scope) {}

    /** Without more words: by TLS at port 993, the folder INBOX, and mail is marked as seen. */
    record NewAccountBody(
            String address,
            String host,
            String login,
            Optional<String> password,
            Optional<OAuthBody> oauth,
            Optional<Integer> port,
            Optional<String> security,
            Optional<List<String>> folders,
            Optional<String> afterwards,
            Optional<String> moveTo) {}

    /** What is left out stays. */
    record AccountChangeBody(
            Optional<String> address,
            Optional<String> host,
            Optional<String> login,
            Optional<String> password,
            Optional<OAuthBody> oauth,
            Optional<Integer> port,
            Optional<String> security,
            Optional<List<String>> folders,
            Optional<String> afterwards,
            Optional<String> moveTo,
            Optional<Boolean> paused) {}

    record AccountView(
            String id,
            String address,
            String host,
            int port,
            String security,
            String login,
            String signIn,
            List<String> folders,
            String afterwards,
            String moveTo,
            boolean paused,
            boolean watched,
            String problem,
            Optional<Instant> readAt) {}

    record CheckView(boolean good, String words) {}

    private static final OAuthBody NONE = new OAuthBody("", "", Optional.empty(), Optional.empty(), Optional.empty());

    private final Accounts accounts;
    private final AccountCheck check;
    private final InstantSource clock;

    AccountsController(Accounts accounts, AccountCheck check, InstantSource clock) {
        this.accounts = accounts;
        this.check = check;
        this.clock = clock;
    }

    @GetMapping
    Listed<AccountView> list(Window window) {
        return window.cut(accounts.all(), Account::id, AccountsController::view);
    }

    @GetMapping("/{id}")
    AccountView show(@PathVariable String id) {
        return view(accounts.account(id));
    }

    @PostMapping
    @Transactional
    @Summary("Reads an account by IMAP from now on, and hands its mail to the mailbox of this address.")
    ResponseEntity<AccountView> create(Viewer viewer, @RequestBody NewAccountBody body) {
        OAuthBody oauth = body.oauth().orElse(NONE);
        Account made = accounts.create(
                new AccountDraft(
                        body.address(),
                        body.host(),
                        body.port().map(String::valueOf).orElse(""),
                        body.security().orElse("tls"),
                        body.login(),
                        oauth.refreshToken().or(body::password).orElse(""),
                        oauth.tokenUrl(),
                        oauth.clientId(),
                        oauth.clientSecret().orElse(""),
                        oauth.scope().orElse(""),
                        body.folders().orElse(List.of()),
                        body.afterwards().orElse("seen"),
                        body.moveTo().orElse("")),
                viewer,
                clock.instant());
        return ResponseEntity.created(URI.create("/api/v1/mail-accounts/" + made.text()))
                .body(view(made));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Summary("Changes an account; a paused one is left alone.")
    AccountView change(@PathVariable String id, Viewer viewer, IfMatch ifMatch, @RequestBody AccountChangeBody body) {
        Account before = accounts.account(id);
        ifMatch.holds(view(before));
        AccountDraft draft = changed(before, body);
        Account after = accounts.change(id, draft, viewer, clock.instant());
        return view(accounts.pause(id, body.paused().orElse(after.paused()), viewer, clock.instant()));
    }

    private static AccountDraft changed(Account before, AccountChangeBody body) {
        OAuthBody kept = new OAuthBody(
                before.key().tokenUrl(),
                before.key().clientId(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(before.key().scope()));
        OAuthBody oauth = body.oauth().orElse(body.password().isPresent() ? NONE : kept);
        return new AccountDraft(
                body.address().orElse(before.address()),
                body.host().orElse(before.host()),
                String.valueOf(body.port().orElse(before.port())),
                body.security().orElse(before.security()),
                body.login().orElse(before.login()),
                oauth.refreshToken().or(body::password).orElse(""),
                oauth.tokenUrl(),
                oauth.clientId(),
                oauth.clientSecret().orElse(""),
                oauth.scope().orElse(""),
                body.folders().orElse(before.folders()),
                body.afterwards().orElse(before.afterwards()),
                body.moveTo().orElse(before.moveTo()));
    }

    @PostMapping("/{id}/check")
    @Summary("Signs in at once and says what it finds; nothing is fetched.")
    CheckView check(@PathVariable String id) {
        AccountCheck.Found found = check.look(accounts.account(id), clock.instant());
        return new CheckView(found.good(), found.words());
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("Reads it no longer; what was fetched stays.")
    ResponseEntity<Void> delete(@PathVariable String id, Viewer viewer) {
        accounts.delete(id, viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private static AccountView view(Account account) {
        return new AccountView(
                account.text(),
                account.address(),
                account.host(),
                account.port(),
                account.security(),
                account.login(),
                account.key().byToken() ? "oauth" : "password",
                account.folders(),
                account.afterwards(),
                account.moveTo(),
                account.paused(),
                account.watched(),
                account.problem(),
                account.readAt());
    }
}
