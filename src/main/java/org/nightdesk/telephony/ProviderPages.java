package org.nightdesk.telephony;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Delivery;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.telephony.screen.ProviderScreen;
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

/** Who carries text messages and calls: in which order, and how each does. */
@Controller
@RequestMapping(ProviderPages.PAGE)
@Needs(Role.ADMINISTRATOR)
class ProviderPages {

    static final String PAGE = "/phone-providers";

    private static final Map<String, String> USUAL = Map.of(
            "kind", "twilio",
            "sms", "on",
            "voice", "on",
            "bodyType", "json",
            "template", "{\n  \"to\": \"{{to}}\",\n  \"from\": \"{{from}}\",\n  \"text\": \"{{text}}\"\n}");
    private static final Delivery UNTRIED = new Delivery.Sent("");

    private final Providers providers;
    private final ProviderTrial test;
    private final ProviderRows rows;
    private final LineKinds lines;
    private final HookAddresses hooks;
    private final InstantSource clock;

    ProviderPages(
            Providers providers,
            ProviderTrial test,
            ProviderRows rows,
            LineKinds lines,
            HookAddresses hooks,
            InstantSource clock) {
        this.providers = providers;
        this.test = test;
        this.rows = rows;
        this.lines = lines;
        this.hooks = hooks;
        this.clock = clock;
    }

    @Bean
    static MenuItem phoneProvidersInTheMenu() {
        return new MenuItem(MenuItem.Section.SETTINGS, 40, "Text messages and calls", PAGE, Role.ADMINISTRATOR);
    }

    @GetMapping
    ModelAndView list() {
        return new Screen("telephony/providers", screen("", UNTRIED, Form.blank(), Form.blank()));
    }

    @GetMapping("/new")
    ModelAndView blank() {
        return new Screen("telephony/provider", screen("", UNTRIED, Form.of(USUAL), Form.blank()));
    }

    @PostMapping
    ModelAndView create(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            providers.create(ProviderDraft.of(typed), viewer, clock.instant());
            return Screen.goTo(PAGE, "It is asked last. Send a test.", "");
        } catch (Refused refused) {
            return new Screen("telephony/provider", screen("", UNTRIED, Form.refused(typed, refused), Form.blank()))
                    .refused();
        }
    }

    @GetMapping("/{id}")
    ModelAndView edit(@PathVariable String id) {
        return new Screen(
                "telephony/provider",
                screen("", UNTRIED, Form.of(ProviderRows.values(providers.provider(id))), Form.blank()));
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable String id, Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            providers.change(id, ProviderDraft.of(typed), viewer, clock.instant());
            return Screen.goTo(PAGE, "Kept.", "");
        } catch (Refused refused) {
            Map<String, String> again = new HashMap<>(typed);
            again.put("id", id);
            return new Screen("telephony/provider", screen("", UNTRIED, Form.refused(again, refused), Form.blank()))
                    .refused();
        }
    }

    /** Sends a test through this provider only and shows what came of it beside it. */
    @PostMapping("/{id}/test")
    ModelAndView test(
            @PathVariable String id,
            Viewer viewer,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "sms") String medium) {
        Provider provider = providers.provider(id);
        try {
            Delivery delivery = test.send(provider, medium, number, viewer, clock.instant());
            return new Screen("telephony/providers", screen(id, delivery, Form.blank(), Form.blank()));
        } catch (Refused refused) {
            Delivery no = new Delivery.Rejected(String.valueOf(refused.getMessage()));
            Form typed = Form.of(Map.of("number", number));
            return new Screen("telephony/providers", screen(id, no, typed, Form.blank())).refused();
        }
    }

    @PostMapping("/{id}/pause")
    ModelAndView pause(@PathVariable String id, Viewer viewer) {
        providers.pause(id, true, viewer, clock.instant());
        return Screen.goTo(PAGE, "It is left alone until it is used again.", "");
    }

    @PostMapping("/{id}/resumption")
    ModelAndView resume(@PathVariable String id, Viewer viewer) {
        providers.pause(id, false, viewer, clock.instant());
        return Screen.goTo(PAGE, "It is used again.", "");
    }

    @PostMapping("/{id}/raise")
    ModelAndView raise(@PathVariable String id, Viewer viewer) {
        providers.raise(id, viewer, clock.instant());
        return Screen.goTo(PAGE);
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@PathVariable String id, Viewer viewer) {
        providers.delete(id, viewer, clock.instant());
        return Screen.goTo(PAGE, "Removed.", "");
    }

    @PostMapping("/region")
    ModelAndView region(Viewer viewer, @RequestParam Map<String, String> typed) {
        try {
            providers.region(typed.getOrDefault("region", ""), viewer, clock.instant());
            return Screen.goTo(PAGE, "Kept.", "");
        } catch (Refused refused) {
            return new Screen("telephony/providers", screen("", UNTRIED, Form.blank(), Form.refused(typed, refused)))
                    .refused();
        }
    }

    private ProviderScreen screen(String tested, Delivery found, Form form, Form region) {
        Instant now = clock.instant();
        Map<String, String> countries = new LinkedHashMap<>();
        countries.put("", "Every number names its country");
        PhoneNumbers.countries().forEach((name, code) -> countries.put(code, name));
        Form chosen = region.values().isEmpty() ? Form.of(Map.of("region", providers.region())) : region;
        Optional<Provider> shown = Optional.of(form.value("id"))
                .filter(id -> !id.isEmpty())
                .map(providers::provider)
                .filter(Provider::called);
        List<String> addresses = shown.map(one -> List.of(hooks.of(one, "replies"), hooks.of(one, "reports")))
                .orElse(List.of());
        return new ProviderScreen(
                rows.of(tested, found, now), form, lines.names(), countries, chosen, addresses, rows.anyAnswerable());
    }
}
