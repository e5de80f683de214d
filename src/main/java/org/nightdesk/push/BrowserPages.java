package org.nightdesk.push;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightdesk.channel.Delivery;
import org.nightdesk.people.ContactMethod;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.Person;
import org.nightdesk.people.Viewers;
import org.nightdesk.push.screen.BrowsersScreen;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.OpenRoute;
import org.nightdesk.web.Screen;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Push on this device: the browsers of whoever is signed in. */
@Controller
class BrowserPages {

    private static final String PAGE = "/profile/push";

    private final Viewers viewers;
    private final Browsers browsers;
    private final ContactMethods methods;
    private final Pusher pusher;
    private final Vapid vapid;
    private final InstantSource clock;

    BrowserPages(
            Viewers viewers,
            Browsers browsers,
            ContactMethods methods,
            Pusher pusher,
            Vapid vapid,
            InstantSource clock) {
        this.viewers = viewers;
        this.browsers = browsers;
        this.methods = methods;
        this.pusher = pusher;
        this.vapid = vapid;
        this.clock = clock;
    }

    @Bean
    static OpenRoute arrivedPushes() {
        return OpenRoute.forHolders("/push/**");
    }

    @GetMapping(PAGE)
    ModelAndView list() {
        Person me = viewers.person();
        Set<Long> verified = methods.of(List.of(me.id())).getOrDefault(me.id(), List.of()).stream()
                .filter(ContactMethod::verified)
                .map(ContactMethod::id)
                .collect(Collectors.toSet());
        List<BrowsersScreen.Row> rows = browsers.of(me.id()).stream()
                .map(one -> new BrowsersScreen.Row(
                        PAGE + "/" + one.token(),
                        one.name(),
                        verified.contains(one.method()),
                        one.createdAt(),
                        one.sentAt()))
                .toList();
        return new Screen("push/browsers", new BrowsersScreen(vapid.publicKey(clock.instant()), rows));
    }

    /** What the page's script asked the browser for. */
    @PostMapping(PAGE)
    ModelAndView add(Viewer viewer, @RequestParam Map<String, String> typed) {
        Instant now = clock.instant();
        try {
            Browser browser = browsers.add(
                    viewers.person(),
                    typed.getOrDefault("endpoint", ""),
                    typed.getOrDefault("key", ""),
                    typed.getOrDefault("auth", ""),
                    typed.getOrDefault("name", ""),
                    viewer,
                    now);
            return Screen.goTo(PAGE, said(verify(browser)), "");
        } catch (Refused refused) {
            return Screen.goTo(PAGE, String.valueOf(refused.getMessage()), "");
        }
    }

    private Delivery verify(Browser browser) {
        Map<String, Object> message = Map.of(
                "id",
                "verify-" + browser.token(),
                "title",
                "Pages reach you here",
                "body",
                "This push proved it. Nothing has to be done.",
                "urgent",
                false,
                "link",
                PAGE,
                "verify",
                "/push/" + browser.token() + "/arrival",
                "proof",
                browsers.proof(browser));
        return pusher.push(browser, message, false, "verify");
    }

    private static String said(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Sent sent -> "A push is on its way. The browser is verified when it has arrived.";
            case Delivery.Retry retry -> "It did not go out: " + retry.reason();
            case Delivery.Rejected rejected -> "It did not go out: " + rejected.reason();
        };
    }

    @PostMapping(PAGE + "/{token}/removal")
    ModelAndView remove(@PathVariable String token, Viewer viewer) {
        browsers.remove(viewers.person(), token, viewer, clock.instant());
        return Screen.goTo(PAGE, "Removed. It is not pushed to any more.", "");
    }

    /** The service worker of a browser says that the first push has arrived. */
    @PostMapping("/push/{token}/arrival")
    ResponseEntity<Void> arrived(@PathVariable String token, @RequestParam(defaultValue = "") String proof) {
        browsers.arrived(token, proof, clock.instant());
        return ResponseEntity.noContent().build();
    }
}
