package org.nightdesk.mailbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.mailbox.screen.SignaturesScreen;
import org.nightdesk.people.TeamId;
import org.nightdesk.people.Teams;
import org.nightdesk.subject.NotFound;
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

/** How each team signs. */
@Controller
@RequestMapping("/mailboxes/signatures")
@Needs(Role.LEAD)
class SignaturePages {

    private final Signatures signatures;
    private final Teams teams;
    private final InstantSource clock;

    SignaturePages(Signatures signatures, Teams teams, InstantSource clock) {
        this.signatures = signatures;
        this.teams = teams;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        return new Screen("mailbox/signatures", screen("", Form.blank()));
    }

    @PostMapping("/{team}")
    ModelAndView set(@PathVariable String team, Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            signatures.set(team(team), typed.getOrDefault("signature", ""), viewer, clock.instant());
            return Screen.goTo("/mailboxes/signatures", "Kept.", "");
        } catch (Refused refused) {
            return new Screen("mailbox/signatures", screen(team, Form.refused(typed, refused))).refused();
        }
    }

    static TeamId team(String text) {
        return TeamId.parse(text).orElseThrow(() -> new NotFound("team " + text));
    }

    private SignaturesScreen screen(String refused, Form typed) {
        Map<TeamId, String> kept = signatures.all();
        List<SignaturesScreen.Row> rows = teams.names().entrySet().stream()
                .map(team -> new SignaturesScreen.Row(
                        team.getKey().text(),
                        team.getValue(),
                        team.getKey().text().equals(refused)
                                ? typed
                                : Form.of(Map.of("signature", kept.getOrDefault(team.getKey(), "")))))
                .toList();
        return new SignaturesScreen(rows);
    }
}
