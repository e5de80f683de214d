package org.nightdesk.mailbox;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.channel.Postman;
import org.nightdesk.mailbox.screen.MailboxScreen;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Form;
import org.nightdesk.web.MenuItem;
import org.nightdesk.web.Needs;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The mailboxes on screens: agents see where to forward mail to, leads add and change them. */
@Controller
@RequestMapping("/mailboxes")
@Needs(Role.AGENT)
class MailboxPages {

    private final Mailboxes mailboxes;
    private final Services services;
    private final Teams teams;
    private final Settings settings;
    private final Postman postman;
    private final InstantSource clock;

    MailboxPages(
            Mailboxes mailboxes,
            Services services,
            Teams teams,
            Settings settings,
            Postman postman,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.services = services;
        this.teams = teams;
        this.settings = settings;
        this.postman = postman;
        this.clock = clock;
    }

    @Bean
    static MenuItem mailboxesInMenu() {
        return new MenuItem(MenuItem.Section.SETTINGS, 30, "Mailboxes", "/mailboxes", Role.AGENT);
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return new Screen("mailbox/mailboxes", screen(viewer, Form.blank()));
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView blank(Viewer viewer) {
        Form usual =
                Form.of(Map.of("service", services.catchAll().id().text(), "acknowledges", "yes", "active", "yes"));
        return new Screen("mailbox/form", screen(viewer, usual));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Mailbox made = mailboxes.create(draft(typed), viewer, clock.instant());
            return Screen.goTo("/mailboxes", "Made. Forward " + made.address() + " to " + made.alias() + ".", "");
        } catch (Refused refused) {
            return new Screen("mailbox/form", screen(viewer, Form.refused(typed, refused))).refused();
        }
    }

    @GetMapping("/{id}")
    @Needs(Role.LEAD)
    ModelAndView edit(@PathVariable String id, Viewer viewer) {
        Mailbox mailbox = mailboxes.mailbox(id(id));
        return new Screen("mailbox/form", screen(viewer, Form.of(values(mailbox))));
    }

    @PostMapping("/{id}")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            mailboxes.change(id(id), draft(typed), viewer, clock.instant());
            return Screen.goTo("/mailboxes", "Kept.", "");
        } catch (Refused refused) {
            Map<String, String> again = new HashMap<>(typed);
            again.put("id", id);
            return new Screen("mailbox/form", screen(viewer, Form.refused(again, refused))).refused();
        }
    }

    static MailboxId id(String text) {
        return MailboxId.parse(text).orElseThrow(() -> new NotFound("mailbox " + text));
    }

    private static MailboxDraft draft(Map<String, String> typed) {
        return new MailboxDraft(
                typed.getOrDefault("address", ""),
                typed.getOrDefault("name", ""),
                TeamId.parse(typed.getOrDefault("team", "")),
                ServiceId.parse(typed.getOrDefault("service", ""))
                        .orElseThrow(() -> Refused.invalid("service", "Choose the service its tickets are about.")),
                typed.getOrDefault("signature", ""),
                typed.getOrDefault("acknowledges", "").equals("yes"),
                typed.getOrDefault("active", "").equals("yes"));
    }

    private static Map<String, String> values(Mailbox mailbox) {
        return Map.of(
                "id", mailbox.id().text(),
                "address", mailbox.address(),
                "name", mailbox.name(),
                "team", mailbox.team().map(TeamId::text).orElse(""),
                "service", mailbox.service().text(),
                "signature", mailbox.signature(),
                "acknowledges", mailbox.acknowledges() ? "yes" : "no",
                "active", mailbox.active() ? "yes" : "no");
    }

    private MailboxScreen screen(Viewer viewer, Form form) {
        Map<String, String> teamChoices = new LinkedHashMap<>();
        teamChoices.put("", "No team");
        teams.names().forEach((id, name) -> teamChoices.put(id.text(), name));
        Map<String, String> serviceChoices = new LinkedHashMap<>();
        services.all().forEach(each -> serviceChoices.put(each.id().text(), each.name()));
        List<MailboxScreen.Row> rows = mailboxes.all().stream()
                .map(mailbox -> row(mailbox, teamChoices))
                .toList();
        return new MailboxScreen(rows, door(), viewer.may(Role.LEAD), form, teamChoices, serviceChoices);
    }

    private MailboxScreen.Row row(Mailbox mailbox, Map<String, String> teamNames) {
        String team = mailbox.team()
                .flatMap(id -> Optional.ofNullable(teamNames.get(id.text())))
                .map(name -> name + ", ")
                .orElse("");
        Service service = services.service(mailbox.service());
        return new MailboxScreen.Row(
                "/mailboxes/" + mailbox.id().text(),
                mailbox.name(),
                mailbox.address(),
                mailbox.alias(),
                team + service.name(),
                mailbox.active());
    }

    private List<String> door() {
        String in = settings.smtpListen()
                .map(port -> "Mail comes in by SMTP on port " + port + ".")
                .orElse(
                        "No mail comes in: an administrator sets NIGHTDESK_SMTP_LISTEN to a port, such as 2525, and restarts.");
        String out = postman.isSetUp()
                ? "Answers go out by the mail server of NIGHTDESK_SMTP_URL."
                : "No answer goes out: an administrator sets NIGHTDESK_SMTP_URL and restarts.";
        return List.of(in, out);
    }
}
