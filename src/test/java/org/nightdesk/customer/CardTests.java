package org.nightdesk.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page.GetByLabelOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationMerges;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

/** What Alice writes down about Acme and Ada, and where Bob reads it. */
class CardTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.AGENT, "Europe/Dublin");
    private final Person bob = cast.bob();
    private final Viewer viewer = cast.viewer(alice);
    private final Organisation acme = cast.organisation("Acme");
    private final Person ada = cast.contact("Ada", acme);
    private final Notes notes = node.bean(Notes.class);
    private final Uses uses = node.bean(Uses.class);
    private final Telephones telephones = node.bean(Telephones.class);

    @Test
    void whatIsKnownStandsBesideTheTicket() {
        notes.write(Party.of(acme.id()), "Never call **before ten**", viewer, node.now());
        notes.write(Party.of(ada.id()), "Speaks quickly", viewer, node.now());
        uses.note(acme.id(), "everything-else", "production", "4.2", viewer, node.now());
        telephones.add(Party.of(ada.id()), "+49 (0)30 901820", viewer, node.now());
        node.bean(Languages.class).set(ada.id(), "de", viewer, node.now());

        String page = cast.browser(bob).get("/tickets/" + ticket().number()).body();

        assertThat(page).contains("<strong>before ten</strong>", "Speaks quickly", "production, 4.2");
        assertThat(page).contains("+49 30 901820", "tel:+4930901820", "German", ada.email());
    }

    @Test
    void whoseATicketIsCanBeSaidOnItsScreen() {
        Organisation globex = cast.organisation("Globex");
        Person gus = cast.contact("Gus", globex);
        String path = "/tickets/" + ticket().number();
        Browser browser = cast.browser(bob);
        assertThat(browser.get(path).body()).contains("Ada", "Not theirs? Say whose");

        assertThat(browser.post(path + "/customer", "customer", "Nobody Ltd", "requester", gus.email())
                        .body())
                .contains("No customer is called “Nobody Ltd”", gus.email());
        assertThat(browser.post(path + "/customer", "customer", acme.name(), "requester", gus.email())
                        .body())
                .contains("Gus is a contact of " + globex.name());
        assertThat(browser.post(path + "/customer", "customer", "", "requester", gus.email())
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(path).body())
                .contains(gus.email(), globex.name())
                .doesNotContain(ada.email());

        browser.post(path + "/customer", "customer", "", "requester", "");
        assertThat(browser.get(path).body()).contains("Nobody yet. Say whose it is");
        assertThat(cast.browser(ada).get(path + "/customer").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverWroteFirstBecomesAContactOfANewCustomerInOneGo() {
        String word = java.util.UUID.randomUUID().toString().substring(0, 8);
        Person stranger = node.bean(People.class)
                .create(
                        new org.nightdesk.people.NewPerson(
                                "Sven",
                                "sven@" + word + ".example",
                                Role.REQUESTER,
                                java.time.ZoneOffset.UTC,
                                Optional.empty()),
                        Viewer.system(),
                        node.now());
        Ticket ticket = org.nightdesk.testing.ATicket.called("Cannot pay")
                .askedBy(stranger)
                .open(node, viewer);
        Browser browser = cast.browser(alice);
        String path = "/tickets/" + ticket.number() + "/customer";
        assertThat(browser.get(path).body()).contains("They are a contact of this customer from now on");
        String[] fields = {"customer", "Nordvind " + word, "requester", stranger.email(), "joins", "yes"};
        assertThat(browser.post(path, fields).body()).contains("Make it a new customer", "Nordvind " + word);

        String[] again = java.util.Arrays.copyOf(fields, 8);
        again[6] = "fresh";
        again[7] = "yes";
        assertThat(browser.post(path, again).statusCode()).isEqualTo(303);

        Organisation nordvind = node.bean(org.nightdesk.people.Organisations.class)
                .findByName("Nordvind " + word)
                .orElseThrow();
        assertThat(node.bean(Tickets.class).ticket(ticket.id(), viewer).organisation())
                .contains(nordvind.id());
        assertThat(node.bean(People.class).person(stranger.id()).organisation()).contains(nordvind.id());
    }

    @Test
    void aContactHasSeveralAddressesAndIsKnownByEach() {
        People people = node.bean(People.class);
        String other = "ada." + java.util.UUID.randomUUID() + "@home.example";
        Browser browser = cast.browser(alice);
        String path = "/people/" + ada.id().text();
        assertThat(browser.post(path + "/addresses", "address", bob.email()).body())
                .contains("Mail from there is Bob’s already.", bob.email());

        assertThat(browser.post(path + "/addresses", "address", other).statusCode())
                .isEqualTo(303);
        assertThat(people.findByEmail(other.toUpperCase(java.util.Locale.ROOT))).contains(ada);
        String card = browser.get(path + "/card").body();
        assertThat(card).contains(other);

        String removal = card.replaceAll("(?s).*action=\"([^\"]+/addresses/\\d+/removal)\".*", "$1");
        assertThat(browser.post(removal).statusCode()).isEqualTo(303);
        assertThat(people.findByEmail(other)).isEmpty();
        assertThat(browser.post("/people/" + bob.id().text() + "/addresses", "address", other)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAgentAddsAContactAndNobodyElse() {
        Browser browser = cast.browser(alice);
        String mail = "eve." + java.util.UUID.randomUUID() + "@acme.example";
        assertThat(browser.get("/customers/" + acme.id().text()).body()).contains("New contact");
        assertThat(browser.get("/people/new?customer=" + acme.id().text()).body())
                .contains("A new contact", acme.name())
                .doesNotContain("works here", "administrator");

        assertThat(browser.post("/people", "name", "Eve", "email", mail, "role", "agent", "timeZone", "Europe/Dublin")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post(
                                "/people",
                                "name",
                                "Eve",
                                "email",
                                mail,
                                "role",
                                "requester",
                                "customer",
                                acme.id().text(),
                                "timeZone",
                                "Europe/Dublin")
                        .statusCode())
                .isEqualTo(303);
        assertThat(node.bean(People.class).findByEmail(mail).flatMap(Person::organisation))
                .contains(acme.id());
    }

    @Test
    void aNoteIsChangedAndRemovedWithATrace() {
        Note note = notes.write(Party.of(acme.id()), "Calls at noon", viewer, node.now());
        Note changed = notes.change(note.id(), "Calls at one", Optional.of(1), cast.viewer(bob), node.now());
        assertThat(changed.changedBy()).isEqualTo("Bob");
        assertThatThrownBy(() -> notes.change(note.id(), "Calls at two", Optional.of(1), viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Calls at one");

        notes.remove(note.id(), viewer, node.now());
        assertThat(notes.of(Party.of(acme.id()), viewer)).isEmpty();
        assertThat(history()).anyMatch(text -> text.contains("which said: Calls at noon"));
        assertThat(history()).anyMatch(text -> text.startsWith("Removed a note, which said: Calls at one"));
        assertThatThrownBy(() -> notes.change(note.id(), "Again", Optional.empty(), viewer, node.now()))
                .hasMessageContaining("removed this note");

        notes.restore(note.id(), viewer, node.now());
        assertThat(notes.of(Party.of(acme.id()), viewer)).hasSize(1);
    }

    @Test
    void typedTextComesBackWithWhatIsWrong() {
        Browser browser = cast.browser(alice);
        String path = "/customers/" + acme.id().text();
        assertThat(browser.post(path + "/numbers", "number", "ask Ada").body())
                .contains("no telephone number", "ask Ada");
        assertThat(browser.post(path + "/services", "service", "", "environment", "the old one")
                        .body())
                .contains("no such service", "the old one");
        assertThat(browser.post("/people/" + ada.id().text() + "/language", "language", "klingonese")
                        .body())
                .contains("is no language", "klingonese");
        Note note = notes.write(Party.of(acme.id()), "First", viewer, node.now());
        notes.change(note.id(), "Second", Optional.empty(), viewer, node.now());
        assertThat(browser.post(path + "/notes/" + note.shown(), "text", "Third", "version", "1")
                        .body())
                .contains("Meanwhile it says", "Second", "Third");
    }

    @Test
    void whatIsKnownOfAMergedCustomerIsKnownOfTheOneThatStays() {
        Organisation twin = cast.organisation("ACME Inc.");
        notes.write(Party.of(twin.id()), "The twin's note", viewer, node.now());
        telephones.add(Party.of(twin.id()), "+353 1 555 0" + acme.id().value() % 90 + "10", viewer, node.now());
        node.bean(OrganisationMerges.class).merge(twin.id(), acme.id(), viewer, node.now());

        assertThat(notes.of(Party.of(acme.id()), viewer)).extracting(Note::text).containsExactly("The twin's note");
        String number = telephones.of(Party.of(acme.id()), viewer).getFirst().number();
        assertThat(telephones.whose(number)).contains(Party.of(acme.id()));
    }

    @Test
    void numbersAreOneHoweverTheyAreWritten() {
        assertThat(Spelling.e164("(030) 90 18-20", "DE")).contains("+4930901820");
        assertThat(Spelling.e164("0049 30 901820", "DE")).contains("+4930901820");
        assertThat(Spelling.e164("+49 30 901820 ext. 12", "")).contains("+4930901820");
        assertThat(Spelling.e164("030 901820", "")).isEmpty();
        assertThat(Spelling.e164("anonymous", "DE")).isEmpty();
        assertThat(Spelling.e164("1".repeat(500), "DE")).isEmpty();
        assertThat(Spelling.spoken("+4930901820")).isEqualTo("+49 30 901820");
    }

    @Test
    void aCustomerSeesNothingOfIt() {
        assertThatThrownBy(() -> notes.of(Party.of(acme.id()), cast.viewer(ada)))
                .isInstanceOf(NotFound.class);
        assertThat(cast.browser(ada).get("/people/" + ada.id().text() + "/card").statusCode())
                .isEqualTo(404);
        assertThat(cast.browser(alice)
                        .get("/people/" + bob.id().text() + "/card")
                        .statusCode())
                .isEqualTo(404);
    }

    @BrowserTest
    void aliceWritesItDownAndItLooksGood() {
        uses.note(acme.id(), "everything-else", "production", "4.2", viewer, node.now());
        telephones.add(Party.of(ada.id()), "+49 30 901820", viewer, node.now());
        notes.write(Party.of(ada.id()), "Speaks quickly. Prefers *mail*.", viewer, node.now());
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/customers/" + acme.id().text() + "/card");
            tab.page().getByLabel("A note, only for us").fill("Never call **before ten**.");
            tab.page().getByText("Write it down").click();
            tab.page().getByText("Written down.").waitFor();
            tab.page()
                    .getByLabel("Number", new GetByLabelOptions().setExact(true))
                    .fill("no number");
            tab.page()
                    .getByLabel("Number", new GetByLabelOptions().setExact(true))
                    .press("Enter");
            tab.page().getByText("That is no telephone number").waitFor();
            tab.go("/customers/" + acme.id().text() + "/card");
            tab.look("customer-card");
            tab.go("/customers/" + acme.id().text());
            tab.look("customer-known");
            tab.go("/people/" + ada.id().text() + "/card");
            tab.look("contact-card");
            tab.go("/tickets/" + ticket().number());
            tab.look("ticket-customer");
            tab.go("/tickets/" + ticket().number() + "/customer");
            tab.look("ticket-whose");
            tab.go("/tickets/new?requester=" + ada.id().text());
            tab.look("new-ticket-customer");
        }
    }

    private Ticket ticket() {
        return node.bean(Tickets.class)
                .open(
                        new NewTicket(
                                Kind.REQUEST,
                                "The till is stuck",
                                "",
                                Level.LOW,
                                Level.LOW,
                                node.bean(Services.class).catchAll().id(),
                                Optional.of(acme.id()),
                                Optional.of(ada.id()),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "phone",
                                false),
                        viewer,
                        node.now());
    }

    private List<String> history() {
        return node.bean(Timeline.class).of(acme.id().subject(), viewer).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }
}
