package org.nightdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.Caller.Call;
import org.nightdesk.web.screen.ErrorScreen;
import org.nightdesk.web.screen.Frame;
import org.nightdesk.web.screen.Frame.Said;

class LayoutTests {

    private static final Instant NIGHT = Instant.parse("2026-11-20T03:12:00Z");
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    @Test
    void staffSeeTheMainPlacesTheZonesAndThePageThatWaits() {
        String page = render(frame(alice(), Optional.of(call())));

        assertThat(page)
                .contains("href=\"/on-call\"", "Dublin", "08:42", "title=\"Alice O’Brien\"", ">AO<")
                .contains("Card &lt;b&gt;authorisations", "6 min", "action=\"/pages/4/acknowledgement\"");
    }

    @Test
    void aRequesterSeesNoPlacesOfTheStaff() {
        Viewer bob = new Viewer(Actor.person(2, "Bob"), Role.REQUESTER, Set.of("org:1"));

        assertThat(render(frame(bob, Optional.empty()))).doesNotContain("/queue", "/on-call", "/reviews", "People");
    }

    @Test
    void everyPageObeysTheContentPolicy() {
        String page = render(frame(alice(), Optional.of(call())));

        assertThat(page).doesNotContain("style=", "onclick", "hx-on", "javascript:", "<style");
        assertThat(page.replaceAll("<script[^>]* src=", "")).doesNotContain("<script");
    }

    private static String render(Frame frame) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("web/error.jte", Map.of("frame", frame, "screen", ErrorScreen.NOT_FOUND), page);
        return page.toString();
    }

    private static Frame frame(Viewer viewer, Optional<Call> call) {
        Place dublin = Place.of(ZoneId.of("Europe/Dublin"));
        Place pune = new Place("Pune", ZoneId.of("Asia/Kolkata"));
        return new Frame(
                Optional.of(viewer),
                new Times(NIGHT, dublin, List.of(pune)),
                "/",
                "token",
                "",
                List.of(),
                call,
                Optional.of(new Said("Resolved INC-4126.", "/tickets/INC-4126/resolution/undo")),
                java.util.List.of());
    }

    private static Viewer alice() {
        return new Viewer(Actor.person(1, "Alice O’Brien"), Role.AGENT, Set.of(Viewer.STAFF));
    }

    private static Call call() {
        return new Call(
                1,
                NIGHT.minusSeconds(360),
                "Card <b>authorisations time out",
                "Tomás Kelly is next, at 03:17",
                "/pages/4/acknowledgement",
                "/tickets/INC-4127");
    }
}
