package org.nightdesk.post;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightdesk.post.AccountCheck.Found;
import org.nightdesk.post.screen.AccountScreen;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The accounts that are read by IMAP: what they are, when they were read, what is wrong with them. */
@Controller
@RequestMapping("/mail-accounts")
@Needs(Role.ADMINISTRATOR)
class AccountPages {

    private static final Map<String, String> USUAL =
            Map.of("security", "tls", "auth", "password", "folders", "INBOX", "afterwards", "seen");
    private static final Found UNTRIED = new Found(true, "");

    private final Accounts accounts;
    private final AccountCheck check;
    private final Post post;
    private final InstantSource clock;

    AccountPages(Accounts accounts, AccountCheck check, Post post, InstantSource clock) {
        this.accounts = accounts;
        this.check = check;
        this.post = post;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        return new Screen("post/accounts", screen("", UNTRIED, Form.blank()));
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return new Screen("post/account", screen("", UNTRIED, Form.of(USUAL)));
    }

    @PostMapping
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            accounts.create(AccountDraft.of(typed), viewer, clock.instant());
            return Screen.goTo("/mail-accounts", "It is read from now on.", "");
        } catch (Refused refused) {
            return new Screen("post/account", screen("", UNTRIED, Form.refused(typed, refused))).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable String id) {
        return new Screen("post/account", screen("", UNTRIED, Form.of(values(accounts.account(id)))));
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            accounts.change(id, AccountDraft.of(typed), viewer, clock.instant());
            return Screen.goTo("/mail-accounts", "Kept.", "");
        } catch (Refused refused) {
            Map<String, String> again = new HashMap<>(typed);
            again.put("id", id);
            return new Screen("post/account", screen("", UNTRIED, Form.refused(again, refused))).refused();
        }
    }

    /** Shows what was found beside the account. */
    @PostMapping("/{id}/check")
    ModelAndView check(@PathVariable String id) {
        Found found = check.look(accounts.account(id), clock.instant());
        return new Screen("post/accounts", screen(id, found, Form.blank()));
    }

    @PostMapping("/{id}/pause")
    ModelAndView pause(@PathVariable String id, Viewer viewer) {
        accounts.pause(id, true, viewer, clock.instant());
        return Screen.goTo("/mail-accounts", "It is left alone until it is read again.", "");
    }

    @PostMapping("/{id}/resumption")
    ModelAndView resume(@PathVariable String id, Viewer viewer) {
        accounts.pause(id, false, viewer, clock.instant());
        return Screen.goTo("/mail-accounts", "It is read again.", "");
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        accounts.delete(id, viewer, clock.instant());
        return Screen.goTo("/mail-accounts", "Removed. What was fetched stays.", "");
    }

    private static Map<String, String> values(Account account) {
        Map<String, String> values = new HashMap<>();
        values.put("id", account.text());
        values.put("address", account.address());
        values.put("host", account.host());
        values.put("port", String.valueOf(account.port()));
        values.put("security", account.security());
        values.put("login", account.login());
        values.put("auth", account.key().byToken() ? "oauth" : "password");
        values.put("tokenUrl", account.key().tokenUrl());
        values.put("clientId", account.key().clientId());
        values.put("scope", account.key().scope());
        values.put("folders", String.join("\n", account.folders()));
        values.put("afterwards", account.afterwards());
        values.put("moveTo", account.moveTo());
        return values;
    }

    private AccountScreen screen(String checked, Found found, Form form) {
        Map<String, String> addresses = new LinkedHashMap<>();
        post.addresses().forEach(address -> addresses.put(address, address));
        if (!form.value("address").isEmpty()) {
            addresses.putIfAbsent(form.value("address"), form.value("address"));
        }
        List<AccountScreen.Row> rows = accounts.all().stream()
                .map(account -> row(account, account.text().equals(checked) ? found : UNTRIED))
                .toList();
        return new AccountScreen(rows, form, addresses);
    }

    private static AccountScreen.Row row(Account account, Found found) {
        boolean trouble = !account.paused() && !account.problem().isEmpty();
        return new AccountScreen.Row(
                account.text(),
                account.login() + " at " + account.host(),
                account.address(),
                String.join(", ", account.folders()),
                trouble
                        ? "open"
                        : account.paused() ? "closed" : account.readAt().isEmpty() ? "waiting" : "live",
                words(account, trouble),
                account.readAt(),
                account.paused(),
                trouble,
                found.words(),
                found.good());
    }

    private static String words(Account account, boolean trouble) {
        if (trouble) {
            return account.problem();
        }
        if (account.paused()) {
            return "Paused: nothing is fetched.";
        }
        return account.watched() ? "New mail is heard at once." : "Looked into every 15 s.";
    }
}
