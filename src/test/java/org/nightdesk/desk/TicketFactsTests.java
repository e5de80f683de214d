package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.sla.Agreements;
import org.nightdesk.sla.Definition;
import org.nightdesk.sla.Matrix;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

/** What a ticket is, whose it is, and what two people make of it at once. */
class TicketFactsTests {

    private static final Pattern MARK = Pattern.compile("name=\"(was:[a-z]+)\" value=\"([^\"]*)\"");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Viewer bob = cast.viewer(cast.bob());
    private final Tickets tickets = node.bean(Tickets.class);
    private final TicketFacts facts = node.bean(TicketFacts.class);
    private final Browser api = cast.api(Role.AGENT);

    @Test
    void whatCameByMailBecomesAnIncidentAndKeepsItsNumber() {
        Ticket mail = ATicket.called("Nobody can pay").request().open(node, alice);
        assertThat(mail.number()).startsWith("REQ-");

        String changed = api.json("PATCH", "/api/v1/tickets/" + mail.number(), "{\"kind\": \"incident\"}")
                .body();

        assertThat(changed).contains("\"id\":\"INC-" + mail.id().value() + "\"", "\"kind\":\"incident\"");
        assertThat(cast.browser(cast.bob())
                        .get("/tickets/" + mail.number())
                        .headers()
                        .firstValue("Location"))
                .contains("/tickets/INC-" + mail.id().value());
        assertThat(history(mail)).contains("kind: incident");
    }

    @Test
    void aChangeRequestIsARequestAndFoundAsBoth() {
        String word = "wallaby" + System.nanoTime();
        String opened = api.json(
                        "POST",
                        "/api/v1/tickets",
                        "{\"title\": \"Another cut-off for " + word + "\", \"kind\": \"change-request\"}")
                .body();
        assertThat(opened).contains("\"id\":\"REQ-", "\"kind\":\"change-request\"");

        assertThat(found(word + " kind:change-request")).hasSize(1);
        assertThat(found(word + " kind:request")).hasSize(1);
        assertThat(found(word + " kind:incident")).isEmpty();
        assertThat(api.json("POST", "/api/v1/tickets", "{\"title\": \"x\", \"kind\": \"wish\"}")
                        .body())
                .contains("an incident, a request or a change-request");
    }

    @Test
    void whatNobodyWasKnownForBecomesACustomersWithTheirPromises() {
        Organisation meridian = cast.organisation("Meridian");
        Person asha = cast.contact("Asha", meridian);
        agree(meridian);
        Ticket ticket =
                ATicket.called("Cannot sign in").request().level(Level.LOW).open(node, alice);
        tickets.note(ticket.id(), "We look into it", true, alice, node.now());
        assertThat(tickets.find(ticket.id(), cast.viewer(asha))).isEmpty();

        Ticket hers = facts.change(ticket.id(), TicketChange.NONE.askedBy(Optional.of(asha.id())), bob, node.now());

        assertThat(hers.organisation()).contains(meridian.id());
        assertThat(hers.requester()).contains(asha.id());
        assertThat(hers.priority().word()).as("by the matrix agreed with them").isEqualTo("P3");
        assertThat(read(ticket, asha)).containsExactly("We look into it");
        assertThat(history(ticket)).anyMatch(text -> text.endsWith("for: " + meridian.name() + "; asked by: Asha"));
    }

    @Test
    void whatWasSaidToOneCustomerIsNotShownToAnother() {
        Organisation meridian = cast.organisation("Meridian");
        Organisation kestrel = cast.organisation("Kestrel");
        Person asha = cast.contact("Asha", meridian);
        Person kim = cast.contact("Kim", kestrel);
        Ticket ticket = ATicket.called("Cannot sign in").of(kestrel).open(node, alice);
        tickets.note(ticket.id(), "Kestrel's own affair", true, alice, node.now());

        facts.change(ticket.id(), TicketChange.NONE.of(Optional.of(meridian.id())), bob, node.now());
        tickets.note(ticket.id(), "Good morning, Meridian", true, alice, node.now());

        assertThat(read(ticket, asha)).containsExactly("Good morning, Meridian");
        assertThat(tickets.find(ticket.id(), cast.viewer(kim))).isEmpty();
        assertThatThrownBy(() ->
                        facts.change(ticket.id(), TicketChange.NONE.askedBy(Optional.of(kim.id())), bob, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Kim is a contact of " + kestrel.name());
        String cleared = api.json(
                        "PATCH",
                        "/api/v1/tickets/" + ticket.number(),
                        "{\"customer\": \"none\", \"requester\": \"none\"}")
                .body();
        assertThat(cleared).contains("\"customer\":null", "\"requester\":null");
        assertThat(tickets.find(ticket.id(), cast.viewer(asha))).isEmpty();
    }

    @Test
    void twoWhoChangeTwoFieldsLoseNothing() {
        Ticket ticket = ATicket.called("Two at once").level(Level.LOW).open(node, alice);
        Form seen = form(ticket, "Two at once");
        facts.change(ticket.id(), TicketChange.NONE.at(new Priority(1)), bob, node.now());

        assertThat(seen.with("title", "Three at once").post(ticket).statusCode())
                .isEqualTo(303);

        Ticket after = tickets.ticket(ticket.id(), alice);
        assertThat(after.title()).isEqualTo("Three at once");
        assertThat(after.priority().value()).as("what Bob set").isEqualTo(1);
    }

    @Test
    void twoWhoChangeTheSameFieldAreToldBeforeOneIsLost() {
        Ticket ticket = ATicket.called("Two at once").level(Level.LOW).open(node, alice);
        Form seen = form(ticket, "Two at once");
        api.json("PATCH", "/api/v1/tickets/" + ticket.number(), "{\"title\": \"Bob was first\"}");

        var refused = seen.with("title", "Alice was first").post(ticket);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Somebody else changed this meanwhile", "Alice was first", "Bob was first");
        assertThat(tickets.ticket(ticket.id(), alice).title()).isEqualTo("Bob was first");

        assertThat(new Form(refused.body(), "Alice was first").post(ticket).statusCode())
                .isEqualTo(303);
        assertThat(tickets.ticket(ticket.id(), alice).title()).isEqualTo("Alice was first");
    }

    @Test
    void factsAndOwnersAreTakenBackByTheToast() {
        Ticket ticket = ATicket.called("Cards & terminals").level(Level.LOW).open(node, alice);
        Browser browser = cast.browser(cast.alice());
        String path = "/tickets/" + ticket.number();

        browser.post(path + "/facts", "title", "Something else", "urgency", "high");
        browser.post(undo(browser));
        assertThat(tickets.ticket(ticket.id(), alice).title()).isEqualTo("Cards & terminals");
        assertThat(tickets.ticket(ticket.id(), alice).urgency()).isEqualTo(Level.LOW);

        browser.post(
                path + "/assignment", "person", Long.toString(cast.bob().id().value()));
        browser.post(undo(browser));
        assertThat(tickets.ticket(ticket.id(), alice).assignee()).isEmpty();
    }

    /** The form of the facts as a browser shows it: what it is about to send back. */
    private final class Form {
        private final List<String> fields = new ArrayList<>();

        Form(String page, String title) {
            Matcher marks = MARK.matcher(page);
            while (marks.find()) {
                fields.addAll(List.of(marks.group(1), marks.group(2)));
            }
            fields.addAll(List.of("title", title, "impact", "low", "urgency", "low", "priority", "requested"));
        }

        Form with(String field, String value) {
            fields.set(fields.indexOf(field) + 1, value);
            return this;
        }

        java.net.http.HttpResponse<String> post(Ticket ticket) {
            return cast.browser(cast.alice())
                    .post("/tickets/" + ticket.number() + "/facts", fields.toArray(String[]::new));
        }
    }

    private Form form(Ticket ticket, String title) {
        return new Form(
                cast.browser(cast.alice()).get("/tickets/" + ticket.number()).body(), title);
    }

    private static String undo(Browser browser) {
        Matcher way = Pattern.compile("action=\"([^\"]+)\">(?:(?!<form).)*data-key=\"z\"", Pattern.DOTALL)
                .matcher(browser.get("/queue").body());
        assertThat(way.find()).isTrue();
        return way.group(1).replace("&amp;", "&");
    }

    private List<String> read(Ticket ticket, Person reader) {
        return node.bean(Timeline.class).of(ticket.id().subject(), cast.viewer(reader)).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }

    private List<String> history(Ticket ticket) {
        return node.bean(Timeline.class).of(ticket.id().subject(), alice).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }

    private List<Ticket> found(String words) {
        Filter filter = node.bean(Filters.class).parse(words, bob, node.now());
        return node.bean(Queue.class).newest(filter, bob, 0, 10);
    }

    private void agree(Organisation customer) {
        Definition usual = Definition.usual(List.of());
        Definition strict = new Definition(
                usual.targets(),
                usual.pausedBy(),
                usual.updatesWhenAsked(),
                usual.takenIsReply(),
                usual.workaroundResolves(),
                usual.warnAt(),
                usual.nudgeHours(),
                usual.pagesUpTo(),
                new Matrix(List.of(1, 1, 2, 1, 1, 2, 2, 2, 3), false));
        node.bean(Agreements.class)
                .agree(customer.name(), Optional.of(customer.id()), Optional.empty(), strict, alice, node.now());
    }
}
