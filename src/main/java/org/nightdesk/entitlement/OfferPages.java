package org.nightdesk.entitlement;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.catalog.Services;
import org.nightdesk.entitlement.screen.OfferFormScreen;
import org.nightdesk.entitlement.screen.OffersScreen;
import org.nightdesk.people.Viewers;
import org.nightdesk.playbook.Playbooks;
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

/** The catalogue: what can be asked for, and where it is asked. */
@Controller
@RequestMapping(EntitlementPages.OFFERS)
@Needs(Role.RESPONDER)
class OfferPages {

    private final Offers offers;
    private final Entitlements entitlements;
    private final WishForms wishes;
    private final Services services;
    private final Playbooks playbooks;
    private final Viewers viewers;
    private final InstantSource clock;

    OfferPages(
            Offers offers,
            Entitlements entitlements,
            WishForms wishes,
            Services services,
            Playbooks playbooks,
            Viewers viewers,
            InstantSource clock) {
        this.offers = offers;
        this.entitlements = entitlements;
        this.wishes = wishes;
        this.services = services;
        this.playbooks = playbooks;
        this.viewers = viewers;
        this.clock = clock;
    }

    @Bean
    static MenuItem offersItem() {
        return new MenuItem(
                MenuItem.Section.PRODUCTION, 41, "Ask for something", EntitlementPages.OFFERS, Role.RESPONDER);
    }

    @GetMapping
    ModelAndView list() {
        Viewer viewer = viewers.current();
        return new Screen(
                "entitlement/offers",
                new OffersScreen(
                        offers.all(viewer).stream()
                                .filter(one -> !one.retired() || viewer.may(Role.LEAD))
                                .map(OfferPages::line)
                                .toList(),
                        viewer.may(Role.LEAD)));
    }

    private static OffersScreen.Line line(Offer offer) {
        String who =
                offer.isByPlaybook() ? "By a playbook, once somebody else has said yes." : "By hand, by its checklist.";
        String time = offer.mostHours()
                .map(hours -> " At most %d hours.".formatted(hours))
                .orElse("");
        return new OffersScreen.Line(
                offer.path(), offer.name(), offer.kind(), offer.purpose(), who + time, offer.retired());
    }

    @GetMapping("/{id:[0-9]+}")
    ModelAndView ask(@PathVariable long id) {
        return wish(id, Form.blank());
    }

    private Screen wish(long id, Form form) {
        Viewer viewer = viewers.current();
        return new Screen(
                "entitlement/wish",
                wishes.show(offers.offer(id, viewer), viewers.person().email(), form, viewer));
    }

    @PostMapping("/{id:[0-9]+}/wishes")
    ModelAndView ask(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Viewer viewer = viewers.current();
        try {
            Wish wish = wishes.wish(offers.offer(id, viewer), typed, viewer);
            return Screen.goTo(
                    entitlements.ask(id, wish, viewer, clock.instant()).path(), "Asked for.", "");
        } catch (Refused refused) {
            return wish(id, wishes.refused(typed, refused)).refused();
        }
    }

    @GetMapping("/new")
    @Needs(Role.LEAD)
    ModelAndView write() {
        return form("", "Something new", Form.blank());
    }

    @GetMapping("/{id:[0-9]+}/edit")
    @Needs(Role.LEAD)
    ModelAndView change(@PathVariable long id) {
        Offer offer = offers.offer(id, viewers.current());
        Map<String, String> values = new HashMap<>();
        values.put("name", offer.name());
        values.put("purpose", offer.purpose());
        values.put("kind", offer.kind());
        values.put("service", services.service(offer.service()).slug());
        values.put("fields", String.join("\n", offer.fields()));
        values.put("grantPlaybook", offer.grantPlaybook());
        values.put("withdrawPlaybook", offer.withdrawPlaybook());
        values.put("points", String.join("\n", offer.points()));
        values.put("mostHours", offer.mostHours().map(String::valueOf).orElse(""));
        return form(offer.path(), offer.name(), Form.of(values));
    }

    private Screen form(String path, String name, Form form) {
        Map<String, String> known = new LinkedHashMap<>();
        services.all().forEach(one -> known.put(one.slug(), one.name()));
        Map<String, String> offered = new LinkedHashMap<>(Map.of("", "None: by hand"));
        playbooks.all(viewers.current()).stream()
                .filter(one -> !one.retired())
                .forEach(one -> offered.put(one.id().text(), one.name()));
        return new Screen("entitlement/offerform", new OfferFormScreen(path, name, known, offered, form));
    }

    @PostMapping
    @Needs(Role.LEAD)
    ModelAndView create(@RequestParam Map<String, String> typed) {
        return keep(Optional.empty(), "", "Something new", typed);
    }

    @PostMapping("/{id:[0-9]+}")
    @Needs(Role.LEAD)
    ModelAndView keep(@PathVariable long id, @RequestParam Map<String, String> typed) {
        Offer offer = offers.offer(id, viewers.current());
        return keep(Optional.of(id), offer.path(), offer.name(), typed);
    }

    private ModelAndView keep(Optional<Long> id, String path, String name, Map<String, String> typed) {
        try {
            Offer kept = offers.keep(id, draft(typed), viewers.current(), clock.instant());
            return Screen.goTo(EntitlementPages.OFFERS, "Kept " + kept.name() + ".", "");
        } catch (Refused refused) {
            return form(path, name, Form.refused(typed, refused)).refused();
        }
    }

    private static OfferDraft draft(Map<String, String> typed) {
        return new OfferDraft(
                typed.getOrDefault("name", ""),
                typed.getOrDefault("purpose", ""),
                typed.getOrDefault("kind", ""),
                typed.getOrDefault("service", ""),
                lines(typed.getOrDefault("fields", "")),
                typed.getOrDefault("grantPlaybook", ""),
                typed.getOrDefault("withdrawPlaybook", ""),
                lines(typed.getOrDefault("points", "")),
                typed.getOrDefault("mostHours", "").strip());
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @PostMapping("/{id:[0-9]+}/retirement")
    @Needs(Role.LEAD)
    ModelAndView retire(@PathVariable long id) {
        offers.retire(id, viewers.current(), clock.instant());
        return Screen.goTo(EntitlementPages.OFFERS, "Nobody can ask for it any more.", "");
    }
}
