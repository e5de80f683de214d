package org.nightdesk.post;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.post.screen.MailScreen;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The mail that came in, above all what nobody could read or nobody owns: nothing that was taken disappears. */
@Controller
@RequestMapping("/mail")
@Needs(Role.LEAD)
class MailPages {

    private static final int MOST = 100;

    private final Post post;
    private final MailStore store;
    private final SmtpDoor door;
    private final Accounts accounts;
    private final InstantSource clock;

    MailPages(Post post, MailStore store, SmtpDoor door, Accounts accounts, InstantSource clock) {
        this.post = post;
        this.store = store;
        this.door = door;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Bean
    static MenuItem mailInMenu() {
        return new MenuItem(MenuItem.Section.DESK, 20, "Incoming mail", "/mail", Role.LEAD);
    }

    @GetMapping
    ModelAndView list(@RequestParam(defaultValue = "") String show, Viewer viewer) {
        return new Screen("post/mail", screen(show.equals("all"), Form.blank(), viewer));
    }

    /** As it came, for whoever wants to look with another program. Never shown in the browser. */
    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable String id) {
        MailId mail = id(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(mail.text() + ".eml")
                                .build()
                                .toString())
                .body(post.raw(mail));
    }

    @PostMapping("/{id}/retry")
    ModelAndView tryAgain(@PathVariable String id, Viewer viewer) {
        post.tryAgain(id(id), viewer, clock.instant());
        return Screen.goTo("/mail", "It is read once more.", "");
    }

    @PostMapping("/{id}/mailbox")
    ModelAndView give(@PathVariable String id, Viewer viewer, @RequestParam(defaultValue = "") String address) {
        try {
            post.give(id(id), address, viewer, clock.instant());
            return Screen.goTo("/mail", "Given to " + address + ".", "");
        } catch (Refused refused) {
            Form form = Form.refused(Map.of("mail", id, "address", address), refused);
            return new Screen("post/mail", screen(false, form, viewer)).refused();
        }
    }

    static MailId id(String text) {
        return MailId.parse(text).orElseThrow(() -> new NotFound("mail " + text));
    }

    private MailScreen screen(boolean everything, Form form, Viewer viewer) {
        List<MailScreen.Row> rows = store.list(everything ? "" : "left", Long.MAX_VALUE, MOST).stream()
                .map(MailPages::row)
                .toList();
        List<MailScreen.Source> sources = accounts.all().stream()
                .map(each -> new MailScreen.Source(
                        each.login() + " at " + each.host() + ", " + String.join(", ", each.folders()),
                        each.paused() ? "paused" : each.problem(),
                        each.readAt()))
                .toList();
        return new MailScreen(
                words(),
                sources,
                store.lastAt(),
                rows,
                post.addresses(),
                everything,
                viewer.may(Role.ADMINISTRATOR),
                form);
    }

    private String words() {
        if (door.port().isEmpty()) {
            return "Not listening for SMTP here: set NIGHTDESK_SMTP_LISTEN to a port, such as 2525.";
        }
        return "Listening for SMTP on port " + door.port().getAsInt()
                + (door.encrypts() ? ", with STARTTLS." : ", without encryption: no certificate is set.");
    }

    private static MailScreen.Row row(KeptMail mail) {
        boolean stuck = mail.state().equals("unclaimed") || mail.state().equals("unreadable");
        return new MailScreen.Row(
                mail.id().text(),
                mail.subject().isEmpty() ? "(no subject)" : decoded(mail.subject()),
                mail.sender().isEmpty() ? "nobody (a mail server)" : mail.sender(),
                String.join(", ", mail.recipients()),
                mail.state(),
                mail.reason(),
                size(mail.size()),
                mail.receivedAt(),
                stuck,
                mail.state().equals("waiting"));
    }

    private static String decoded(String subject) {
        try {
            return MimeUtility.decodeText(subject).replaceAll("\\p{Cntrl}", " ");
        } catch (UnsupportedEncodingException | RuntimeException strange) {
            return subject;
        }
    }

    private static String size(int bytes) {
        return bytes < 1024 * 1024 ? (bytes + 1023) / 1024 + " KB" : bytes / (1024 * 1024) + " MB";
    }
}
