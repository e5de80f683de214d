package org.nightdesk.entitlement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.nightdesk.entitlement.screen.RegisterScreen;
import org.nightdesk.people.Viewers;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who holds what, on one page, and each thing with what may be said to it. */
@Controller
@Needs(Role.RESPONDER)
class EntitlementPages {

    static final String PATH = "/entitlements";
    static final String OFFERS = PATH + "/offers";

    private static final String ONE = PATH + "/{id:[0-9]+}";
    private static final int MOST = 200;

    private final Entitlements entitlements;
    private final EntitlementScreens screens;
    private final Viewers viewers;
    private final InstantSource clock;

    EntitlementPages(Entitlements entitlements, EntitlementScreens screens, Viewers viewers, InstantSource clock) {
        this.entitlements = entitlements;
        this.screens = screens;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem entitlementsItem() {
        return new MenuItem(MenuItem.Section.PRODUCTION, 40, "Who holds what", PATH, Role.RESPONDER);
    }

    @GetMapping(PATH)
    ModelAndView list(@RequestParam(defaultValue = "") String holder) {
        Viewer viewer = viewers.current();
        List<Entitlement> open = entitlements.open(viewer);
        return new Screen(
                "entitlement/register",
                new RegisterScreen(
                        lines(open, "stuck"),
                        lines(open, "granting", "held", "withdrawing"),
                        lines(open, "asked"),
                        holder.isBlank()
                                ? List.of()
                                : entitlements.matching(holder, MOST, viewer).stream()
                                        .map(EntitlementScreens::line)
                                        .toList(),
                        holder.strip()));
    }

    private static List<RegisterScreen.Line> lines(List<Entitlement> all, String... states) {
        return all.stream()
                .filter(one -> one.is(states))
                .map(EntitlementScreens::line)
                .toList();
    }

    @GetMapping(ONE)
    ModelAndView show(@PathVariable long id) {
        return screen(id, Form.blank());
    }

    private Screen screen(long id, Form form) {
        Viewer viewer = viewers.current();
        return new Screen("entitlement/entitlement", screens.show(entitlements.entitlement(id, viewer), form, viewer));
    }

    @PostMapping(ONE + "/approval")
    ModelAndView approve(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return done(
                id,
                typed,
                "Approved; it is being handed over.",
                (viewer, now) -> entitlements.approve(id, viewer, now));
    }

    @PostMapping(ONE + "/refusal")
    ModelAndView refuse(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return done(id, typed, "Refused.", (viewer, now) -> entitlements.refuse(id, word(typed), viewer, now));
    }

    @PostMapping(ONE + "/handover")
    ModelAndView handOver(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return done(id, typed, "Handed over.", (viewer, now) -> entitlements.handOver(id, viewer, now));
    }

    @PostMapping(ONE + "/withdrawal")
    ModelAndView withdraw(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return done(id, typed, "It is being taken back.", (viewer, now) -> entitlements.withdraw(id, viewer, now));
    }

    @PostMapping(ONE + "/return")
    ModelAndView back(@PathVariable long id, @RequestParam Map<String, String> typed) {
        return done(id, typed, "Given back.", (viewer, now) -> entitlements.back(id, word(typed), viewer, now));
    }

    private static String word(Map<String, String> typed) {
        return typed.getOrDefault("word", "");
    }

    private interface Verb {
        Entitlement by(Viewer viewer, Instant now);
    }

    private ModelAndView done(long id, Map<String, String> typed, String said, Verb verb) {
        try {
            return Screen.goTo(verb.by(viewers.current(), clock.instant()).path(), said, "");
        } catch (Refused refused) {
            return screen(id, Form.refused(typed, refused)).refused();
        }
    }
}
