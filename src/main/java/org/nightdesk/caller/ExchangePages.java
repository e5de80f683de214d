package org.nightdesk.caller;

import java.time.InstantSource;
import java.util.Map;
import org.nightdesk.caller.screen.ExchangeScreen;
import org.nightdesk.caller.screen.ExchangesScreen;
import org.nightdesk.customer.Telephones;
import org.nightdesk.settings.Settings;
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

/** The telephone systems: their addresses, and what they sent. */
@Controller
@RequestMapping("/calls/systems")
@Needs(Role.AGENT)
class ExchangePages {

    private static final String PATH = "/calls/systems";

    private final Exchanges exchanges;
    private final Telephones telephones;
    private final Settings settings;
    private final InstantSource clock;

    ExchangePages(Exchanges exchanges, Telephones telephones, Settings settings, InstantSource clock) {
        this.exchanges = exchanges;
        this.telephones = telephones;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(Viewer viewer) {
        return screen(Form.blank(), viewer);
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            Exchange made = exchanges.create(typed.getOrDefault("name", ""), viewer, clock.instant());
            return Screen.goTo(PATH + "/" + made.text(), "Added. Let it call the address below.", "");
        } catch (Refused refused) {
            return screen(Form.refused(typed, refused), viewer).refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, Viewer viewer) {
        Exchange exchange = exchanges.exchange(Exchange.id(id), viewer);
        return new Screen(
                "caller/exchange",
                new ExchangeScreen(
                        id,
                        exchange.name(),
                        settings.address() + exchanges.path(exchange, viewer),
                        exchanges.heard(exchange, viewer).stream()
                                .map(heard -> new ExchangeScreen.Line(
                                        heard.at(), heard.method(), heard.what(), heard.outcome()))
                                .toList(),
                        viewer.may(Role.LEAD)));
    }

    @PostMapping("/{id}/removal")
    @Needs(Role.LEAD)
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        exchanges.remove(Exchange.id(id), viewer, clock.instant());
        return Screen.goTo(PATH, "Removed. Its address works no more.", "");
    }

    private Screen screen(Form form, Viewer viewer) {
        return new Screen(
                "caller/exchanges",
                new ExchangesScreen(
                        exchanges.all(viewer).stream()
                                .map(one -> new ExchangesScreen.Line(one.text(), one.name(), one.heardAt()))
                                .toList(),
                        telephones.country(),
                        viewer.may(Role.LEAD),
                        viewer.may(Role.ADMINISTRATOR),
                        form));
    }
}
