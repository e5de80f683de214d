package org.nightdesk.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Panel.Piece;
import org.nightdesk.web.SignedIn.Person;
import org.nightdesk.web.screen.Frame;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Puts together what the layout needs in a request. */
@Component
class Frames {

    /** Stands for every screen there is. */
    private static final Subject EVERY = new Subject("screen", "every");

    private final ObjectProvider<SignedIn> signedIn;
    private final ObjectProvider<Caller> callers;
    private final ObjectProvider<Panel> panels;
    private final List<MenuItem> menu;
    private final InstantSource clock;
    private volatile @Nullable List<Panel> everywhere;

    Frames(
            ObjectProvider<SignedIn> signedIn,
            ObjectProvider<Caller> callers,
            ObjectProvider<Panel> panels,
            ObjectProvider<MenuItem> menu,
            InstantSource clock) {
        this.signedIn = signedIn;
        this.callers = callers;
        this.panels = panels;
        this.menu = menu.stream()
                .sorted(Comparator.comparing(MenuItem::section).thenComparing(MenuItem::rank))
                .toList();
        this.clock = clock;
    }

    Frame of(HttpServletRequest request, HttpServletResponse response) {
        Instant now = clock.instant();
        Optional<Person> person =
                signedIn.stream().flatMap(who -> who.person().stream()).findFirst();
        Optional<Viewer> viewer = person.map(Person::viewer);
        return new Frame(
                viewer,
                times(person, now),
                request.getRequestURI(),
                csrf(request),
                Cookies.theme(request),
                menuOf(viewer),
                viewer.flatMap(who -> callers.stream()
                        .flatMap(caller -> caller.waitingFor(who, now).stream())
                        .findFirst()),
                Cookies.said(request, response),
                viewer.map(who -> tops(who, now)).orElse(List.of()));
    }

    private List<Piece> tops(Viewer viewer, Instant now) {
        return everywhere().stream()
                .flatMap(panel -> panel.on(EVERY, viewer, now).stream())
                .toList();
    }

    // Looked for once: every screen there is asks.
    private List<Panel> everywhere() {
        List<Panel> known = everywhere;
        if (known == null) {
            known = panels.orderedStream()
                    .filter(panel -> panel.slot().equals("every.top"))
                    .toList();
            everywhere = known;
        }
        return known;
    }

    private static Times times(Optional<Person> person, Instant now) {
        return person.map(who -> new Times(now, who.here(), who.others()))
                .orElseGet(() -> new Times(now, Place.UTC, List.of()));
    }

    private List<MenuItem> menuOf(Optional<Viewer> viewer) {
        return menu.stream()
                .filter(item -> viewer.map(who -> who.may(item.least())).orElse(false))
                .toList();
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }
}
