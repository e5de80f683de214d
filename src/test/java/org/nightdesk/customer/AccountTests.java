package org.nightdesk.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Organisations;
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

/** Mia of sales looks after Acme and has no role; Alice leads support. */
class AccountTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.LEAD, "Europe/Dublin");
    private final Viewer viewer = cast.viewer(alice);
    private final Organisations organisations = node.bean(Organisations.class);
    private final Organisation acme = cast.organisation("Acme");
    private final Organisation globex = cast.organisation("Globex");
    private final Person mia = node.bean(People.class)
            .create(
                    NewPerson.of("Mia", "mia." + UUID.randomUUID() + "@us.example", Role.REQUESTER, ZoneOffset.UTC),
                    Viewer.system(),
                    node.now());

    @Test
    void theAccountManagerSeesOwnCustomersAndNothingElse() {
        Ticket till = open("The till is stuck", acme);
        Ticket other = open("The crane is stuck", globex);
        node.bean(Tickets.class).note(till.id(), "We look at it", true, viewer, node.now());
        promise(till, "A new till");
        promise(other, "A new crane");
        Browser browser = cast.browser(mia);
        assertThat(browser.get("/customers/mine").statusCode()).isEqualTo(404);

        organisations.appoint(acme.id(), Optional.of(mia.id()), viewer, node.now());

        assertThat(browser.get("/").body()).contains("My customers", acme.name() + "</b>: 1 open");
        String page = browser.get("/customers/mine").body();
        assertThat(page).contains("The till is stuck", till.number(), "A new till", "in work", "next update");
        assertThat(page).doesNotContain("crane", globex.name());
        assertThat(node.bean(Tickets.class).find(other.id(), cast.viewer(mia))).isEmpty();
        assertThat(browser.get("/customers/" + acme.id().text()).statusCode()).isEqualTo(404);

        organisations.appoint(acme.id(), Optional.empty(), viewer, node.now());
        assertThat(browser.get("/customers/mine").statusCode()).isEqualTo(404);
        assertThat(node.bean(Tickets.class).find(till.id(), cast.viewer(mia))).isEmpty();
    }

    @Test
    void whatWasResolvedLatelyIsThereForSevenDays() {
        Ticket till = open("The till is stuck", acme);
        organisations.appoint(acme.id(), Optional.of(mia.id()), viewer, node.now());
        node.bean(Tickets.class).resolve(till.id(), "A new fuse", viewer, node.now());
        MyCustomers accounts = node.bean(MyCustomers.class);

        assertThat(accounts.screen(cast.viewer(mia), node.now())
                        .accounts()
                        .getFirst()
                        .over())
                .hasSize(1);
        assertThat(accounts.screen(cast.viewer(mia), node.now().plus(Duration.ofDays(8)))
                        .accounts()
                        .getFirst()
                        .isQuiet())
                .isTrue();
    }

    @Test
    void onlyLeadsAppointAndOnlySomebodyOfUs() {
        Person ada = cast.contact("Ada", acme);
        assertThatThrownBy(() -> organisations.appoint(acme.id(), Optional.of(ada.id()), viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("contact cannot");
        Viewer bob = cast.viewer(cast.bob());
        assertThatThrownBy(() -> organisations.appoint(acme.id(), Optional.of(mia.id()), bob, node.now()))
                .isInstanceOf(NotFound.class);
        assertThat(cast.browser(ada).get("/customers/mine").statusCode()).isEqualTo(404);
        String path = "/customers/" + acme.id().text() + "/manager";
        assertThat(cast.browser(alice).post(path, "email", "nobody@us.example").body())
                .contains("Nobody has this address", "nobody@us.example");
        assertThat(cast.browser(alice).post(path, "email", mia.email()).statusCode())
                .isEqualTo(303);
        assertThat(organisations.managerOf(acme.id())).contains(mia.id());
    }

    @BrowserTest
    void looksGood() {
        organisations.appoint(acme.id(), Optional.of(alice.id()), viewer, node.now());
        organisations.appoint(globex.id(), Optional.of(alice.id()), viewer, node.now());
        promise(open("The till is stuck since the update of last night and nobody can pay", acme), "A new till");
        Ticket gone = open("The old till", acme);
        node.bean(Tickets.class).resolve(gone.id(), "", viewer, node.now());
        Browser browser = cast.browser(alice);
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go("/customers/mine");
            tab.look("accounts");
            tab.go("/customers/" + acme.id().text() + "/manager");
            tab.look("account-manager");
            tab.go("/customers/" + acme.id().text());
            tab.look("customer-managed");
        }
    }

    private void promise(Ticket ticket, String what) {
        assertThat(cast.browser(alice)
                        .post(
                                "/tickets/" + ticket.number() + "/promises",
                                "what",
                                what,
                                "due",
                                "2099-01-01T10:00",
                                "keeper",
                                Long.toString(alice.id().value()))
                        .statusCode())
                .isEqualTo(303);
    }

    private Ticket open(String title, Organisation customer) {
        return node.bean(Tickets.class)
                .open(
                        new NewTicket(
                                Kind.INCIDENT,
                                title,
                                "",
                                Level.HIGH,
                                Level.HIGH,
                                node.bean(Services.class).catchAll().id(),
                                Optional.of(customer.id()),
                                Optional.empty(),
                                Optional.of(alice.id()),
                                Optional.empty(),
                                List.of(),
                                "phone",
                                false),
                        viewer,
                        node.now());
    }
}
