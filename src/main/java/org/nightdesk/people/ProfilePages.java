package org.nightdesk.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Delivery;
import org.nightdesk.people.screen.ProfileScreen;
import org.nightdesk.people.screen.ProfileScreen.Method;
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

/** My profile: name, zone, and how I am reached. */
@Controller
@Needs(Role.REQUESTER)
class ProfilePages {

    private static final String PAGE = "/profile";

    private final Viewers viewers;
    private final People people;
    private final Teams teams;
    private final ContactMethods methods;
    private final ContactMethodStore store;
    private final Verification verification;
    private final Channels channels;
    private final InstantSource clock;

    ProfilePages(
            Viewers viewers,
            People people,
            Teams teams,
            ContactMethods methods,
            ContactMethodStore store,
            Verification verification,
            Channels channels,
            InstantSource clock) {
        this.viewers = viewers;
        this.people = people;
        this.teams = teams;
        this.methods = methods;
        this.store = store;
        this.verification = verification;
        this.channels = channels;
        this.clock = clock;
    }

    @Bean
    static MenuItem profileInTheMenu() {
        return new MenuItem(MenuItem.Section.YOURS, 10, "My profile", PAGE, Role.REQUESTER);
    }

    @GetMapping(PAGE)
    ModelAndView show() {
        Person me = viewers.person();
        return page(me, about(me), Form.blank(), 0);
    }

    @PostMapping(PAGE)
    ModelAndView change(Viewer viewer, @RequestParam Map<String, String> typed) {
        Person me = viewers.person();
        try {
            PersonChange change = new PersonChange(
                    Optional.ofNullable(typed.get("name")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.ofNullable(typed.get("timeZone")).map(NewPerson::zone),
                    Optional.empty());
            people.change(me.id(), change, viewer, clock.instant());
            return Screen.goTo(PAGE, "Kept.", "");
        } catch (Refused refused) {
            return page(me, Form.refused(typed, refused), Form.blank(), 0).refused();
        }
    }

    @PostMapping("/profile/contact-methods")
    ModelAndView add(Viewer viewer, @RequestParam Map<String, String> typed) {
        Person me = viewers.person();
        Instant now = clock.instant();
        try {
            long id = methods.add(
                    me.id(),
                    new NewContactMethod(typed.getOrDefault("kind", ""), typed.getOrDefault("address", ""), false),
                    viewer,
                    now);
            return Screen.goTo(
                    PAGE, said(verification.send(me, id, now), "Six figures went there. Type them here."), "");
        } catch (Refused refused) {
            return page(me, about(me), Form.refused(typed, refused), 0).refused();
        }
    }

    @PostMapping("/profile/contact-methods/{id}/code")
    ModelAndView code(@PathVariable long id) {
        Delivery delivery = verification.send(viewers.person(), id, clock.instant());
        return Screen.goTo(PAGE, said(delivery, "Six figures went there. Type them here."), "");
    }

    @PostMapping("/profile/contact-methods/{id}/verification")
    ModelAndView verify(@PathVariable long id, @RequestParam(defaultValue = "") String code) {
        Person me = viewers.person();
        if (verification.confirm(me, id, code, clock.instant())) {
            return Screen.goTo(PAGE, "Verified: pages can reach you there.", "");
        }
        return page(me, about(me), Form.blank(), id).refused();
    }

    @PostMapping("/profile/contact-methods/{id}/test")
    ModelAndView test(@PathVariable long id) {
        return Screen.goTo(
                PAGE, said(verification.test(viewers.person(), id, clock.instant()), "A test is on its way."), "");
    }

    @PostMapping("/profile/contact-methods/{id}/raise")
    ModelAndView raise(@PathVariable long id, Viewer viewer) {
        methods.raise(viewers.person().id(), id, viewer, clock.instant());
        return Screen.goTo(PAGE);
    }

    @PostMapping("/profile/contact-methods/{id}/removal")
    ModelAndView remove(@PathVariable long id, Viewer viewer) {
        methods.remove(viewers.person().id(), id, viewer, clock.instant());
        return Screen.goTo(PAGE, "Removed. It is not used any more.", "");
    }

    private Screen page(Person me, Form about, Form fresh, long wrong) {
        List<Long> waiting = store.waiting(me.id(), Verification.TRIES, clock.instant());
        List<ContactMethod> mine = people.contactMethods(me.id());
        Map<TeamId, String> names = teams.names();
        return new Screen(
                "people/profile",
                new ProfileScreen(
                        me.email(),
                        me.role().word(),
                        teams.of(me.id()).stream()
                                .map(team -> names.getOrDefault(team, ""))
                                .toList(),
                        about,
                        mine.stream()
                                .map(method -> new Method(
                                        method.id(),
                                        Kinds.word(method.kind()),
                                        methods.shown(method),
                                        method.verified(),
                                        waiting.contains(method.id()),
                                        method.equals(mine.getFirst()),
                                        method.id() == wrong ? "That is not it, or it is over. Send a new one." : ""))
                                .toList(),
                        fresh,
                        Kinds.options(channels.typedKinds())));
    }

    private static Form about(Person me) {
        return Form.of(Map.of("name", me.name(), "timeZone", me.zone().getId()));
    }

    private static String said(Delivery delivery, String sent) {
        return switch (delivery) {
            case Delivery.Sent arrived -> sent;
            case Delivery.Retry retry -> "It did not go out: " + retry.reason();
            case Delivery.Rejected rejected -> "It did not go out: " + rejected.reason();
        };
    }
}
