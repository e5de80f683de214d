package org.nightdesk.post;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightdesk.api.Listed;
import org.nightdesk.api.Summary;
import org.nightdesk.api.Window;
import org.nightdesk.engine.Bell;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Refused.Problem;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;
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

/** {@code /api/v1/mail-accounts}: accounts elsewhere that are read by IMAP. Passwords go in and never come out. */
@RestController
@RequestMapping("/api/v1/mail-accounts")
@Needs(Role.ADMINISTRATOR)
class AccountsController {

    private static final Map<String, Integer> PORTS = Map.of("tls", 993, "starttls", 143, "none", 143);
    private static final Set<String> AFTERWARDS = Set.of("seen", "move", "delete");

    /** Without more words: by TLS at port 993, the folder INBOX, and mail is marked as seen. */
    record NewAccountBody(
            String address,
            String host,
            String login,
            String password,
            Optional<Integer> port,
            Optional<String> security,
            Optional<String> folder,
            Optional<String> afterwards,
            Optional<String> moveTo) {}

    record AccountView(
            String id,
            String address,
            String host,
            int port,
            String security,
            String login,
            String folder,
            String afterwards,
            String moveTo,
            String problem,
            Optional<Instant> readAt) {}

    private final AccountStore store;
    private final Secrets secrets;
    private final Timeline timeline;
    private final Bell bell;
    private final InstantSource clock;

    AccountsController(AccountStore store, Secrets secrets, Timeline timeline, Bell bell, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.timeline = timeline;
        this.bell = bell;
        this.clock = clock;
    }

    @GetMapping
    Listed<AccountView> list(Window window) {
        return window.cut(store.all(), Account::id, AccountsController::view);
    }

    @GetMapping("/{id}")
    AccountView show(@PathVariable String id) {
        return view(account(id));
    }

    @PostMapping
    @Transactional
    @Summary("Reads an account by IMAP from now on, and hands its mail to the mailbox of this address.")
    ResponseEntity<AccountView> create(Viewer viewer, @RequestBody NewAccountBody body) {
        Instant now = clock.instant();
        Account made = store.insert(checked(body), now);
        said(made, "created", viewer, now);
        bell.ring(ImapRound.TOPIC);
        return ResponseEntity.created(URI.create("/api/v1/mail-accounts/" + made.text()))
                .body(view(made));
    }

    @DeleteMapping("/{id}")
    @Transactional
    @Summary("Reads it no longer; what was fetched stays.")
    ResponseEntity<Void> delete(@PathVariable String id, Viewer viewer) {
        Account gone = account(id);
        store.delete(gone.id());
        said(gone, "removed", viewer, clock.instant());
        return ResponseEntity.noContent().build();
    }

    private Account checked(NewAccountBody body) {
        String security = body.security().orElse("tls");
        String afterwards = body.afterwards().orElse("seen");
        String moveTo = body.moveTo().orElse("");
        List<Problem> problems = new ArrayList<>();
        need(problems, body.address().matches("[^@\\s]+@[^@\\s]+"), "address", "Name the mailbox's address.");
        need(
                problems,
                body.host().matches("[A-Za-z0-9.:-]{1,253}"),
                "host",
                "Name the IMAP server, such as imap.example.org.");
        need(problems, !body.login().isBlank(), "login", "Name the user of the account.");
        need(problems, PORTS.containsKey(security), "security", "It is tls, starttls or none.");
        need(problems, AFTERWARDS.contains(afterwards), "afterwards", "It is seen, move or delete.");
        need(
                problems,
                afterwards.equals("move") != moveTo.isBlank(),
                "moveTo",
                "Name a folder when afterwards is move, and only then.");
        int port = body.port().orElse(PORTS.getOrDefault(security, 993));
        need(problems, port >= 1 && port <= 65_535, "port", "A port is 1 to 65535.");
        if (!problems.isEmpty()) {
            throw Refused.invalid(problems);
        }
        return new Account(
                0,
                body.address().strip().toLowerCase(Locale.ROOT),
                body.host(),
                port,
                security,
                body.login(),
                secrets.seal(ImapRound.PURPOSE, body.password()),
                body.folder().orElse("INBOX"),
                afterwards,
                moveTo,
                "",
                Optional.empty());
    }

    private static void need(List<Problem> problems, boolean fine, String field, String remedy) {
        if (!fine) {
            problems.add(new Problem(field, remedy));
        }
    }

    private void said(Account account, String verb, Viewer viewer, Instant now) {
        timeline.append(Entry.internal(
                Subject.of("mail-account", account.id()),
                now,
                viewer.actor(),
                verb,
                "",
                Map.of("host", account.host(), "login", account.login())));
    }

    private Account account(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("acc_[1-9][0-9]{0,17}"))
                .flatMap(text -> store.find(Long.parseLong(text.substring(4))))
                .orElseThrow(() -> new NotFound("mail account " + id));
    }

    private static AccountView view(Account account) {
        return new AccountView(
                account.text(),
                account.address(),
                account.host(),
                account.port(),
                account.security(),
                account.login(),
                account.folder(),
                account.afterwards(),
                account.moveTo(),
                account.problem(),
                account.readAt());
    }
}
