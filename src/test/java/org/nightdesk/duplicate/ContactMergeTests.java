package org.nightdesk.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.nightdesk.customer.Party;
import org.nightdesk.customer.Telephones;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketId;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.NewPerson;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.OrganisationId;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Timeline;

/** Ada wrote from two addresses; Alice makes one contact of the two. */
class ContactMergeTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.AGENT, "Europe/Dublin");
    private final Viewer viewer = cast.viewer(alice);
    private final Contacts contacts = node.bean(Contacts.class);
    private final People people = node.bean(People.class);
    private final Tickets tickets = node.bean(Tickets.class);
    private final String word = UUID.randomUUID().toString().substring(0, 8);
    private final Organisation acme = cast.organisation("Acme");
    private final Person ada = contact("Ada Byron", "ada@acme-" + word + ".example", Optional.of(acme.id()));
    private final Person twin = contact("A. Byron", "ada.byron@home-" + word + ".example", Optional.empty());

    @Test
    void bothAddressesAreTheirsWhoStays() {
        TicketId asked = open("The till is stuck", twin);
        Person grace = cast.contact("Grace", acme);
        assertThat(tickets.find(asked, cast.viewer(grace))).isEmpty();

        contacts.merge(twin.id(), ada.id(), false, viewer, node.now());

        assertThat(people.findByEmail("ADA.BYRON@home-" + word + ".example")
                        .orElseThrow()
                        .id())
                .isEqualTo(ada.id());
        assertThat(ticket(asked).requester()).contains(ada.id());
        assertThat(ticket(asked).organisation()).contains(acme.id());
        assertThat(tickets.find(asked, cast.viewer(grace))).isPresent();
        assertThat(people.following(0, "byron@home-" + word, 5)).isEmpty();
        assertThat(history(ada)).anyMatch(text -> text.contains("was made part of them"));
        assertThat(history(twin)).anyMatch(text -> text.contains("Made part of Ada Byron"));
    }

    @Test
    void whatIsOpenedForTheOneThatIsGoneBecomesTheirsWhoStays() {
        contacts.merge(twin.id(), ada.id(), false, viewer, node.now());

        assertThat(ticket(open("Written by an old link", twin)).requester()).contains(ada.id());
    }

    @Test
    void takenBackTheyAreTwoAsBefore() {
        TicketId asked = open("The till is stuck", twin);
        TicketId hers = open("The other till", ada);
        contacts.merge(twin.id(), ada.id(), false, viewer, node.now());
        TicketId since = open("Since then", twin);

        contacts.undo(twin.id(), viewer, node.now());

        assertThat(people.findByEmail(twin.email()).orElseThrow().id()).isEqualTo(twin.id());
        assertThat(people.person(twin.id()).active()).isTrue();
        assertThat(ticket(asked).requester()).contains(twin.id());
        assertThat(ticket(asked).organisation()).isEmpty();
        assertThat(ticket(hers).requester()).contains(ada.id());
        assertThat(ticket(since).requester()).contains(ada.id());
        assertThatThrownBy(() -> contacts.undo(twin.id(), viewer, node.now())).isInstanceOf(NotFound.class);
    }

    @Test
    void aChainIsTakenBackFromItsEnd() {
        Person third = contact("Ada", "ada@old-" + word + ".example", Optional.empty());
        contacts.merge(third.id(), twin.id(), false, viewer, node.now());
        contacts.merge(twin.id(), ada.id(), false, viewer, node.now());
        assertThat(people.findByEmail(third.email()).orElseThrow().id()).isEqualTo(ada.id());

        assertThatThrownBy(() -> contacts.undo(third.id(), viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Take that back first");
        contacts.undo(twin.id(), viewer, node.now());

        assertThat(people.findByEmail(third.email()).orElseThrow().id()).isEqualTo(twin.id());
        contacts.undo(third.id(), viewer, node.now());
        assertThat(people.findByEmail(third.email()).orElseThrow().id()).isEqualTo(third.id());
    }

    @Test
    void twoWhoMergeThePairAtOnceDoItOnce() throws Exception {
        open("The till is stuck", twin);
        Callable<Boolean> merge = () -> {
            contacts.merge(twin.id(), ada.id(), false, viewer, node.now());
            return true;
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (var done : both.invokeAll(List.of(merge, merge))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(contacts.into(ada.id())).hasSize(1);
        assertThat(history(ada))
                .filteredOn(text -> text.contains("was made part of them"))
                .hasSize(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Person bob = cast.bob();
        Person abroad = contact(
                "Ada",
                "ada@globex-" + word + ".example",
                Optional.of(cast.organisation("Globex").id()));
        refused(ada.id(), ada.id(), "That is the same contact");
        refused(ada.id(), bob.id(), "Bob works here");
        refused(bob.id(), ada.id(), "Bob works here");
        refused(ada.id(), twin.id(), "Let the other one stay");
        refused(abroad.id(), ada.id(), "different customers");
        contacts.merge(twin.id(), ada.id(), false, viewer, node.now());
        refused(ada.id(), twin.id(), "is part of another contact");
        refused(twin.id(), abroad.id(), "already");
        assertThatThrownBy(() -> contacts.merge(abroad.id(), ada.id(), true, cast.viewer(bob), node.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> contacts.merge(new PersonId(Long.MAX_VALUE), ada.id(), true, viewer, node.now()))
                .isInstanceOf(NotFound.class);

        contacts.merge(abroad.id(), ada.id(), true, viewer, node.now());
        assertThat(people.findByEmail(abroad.email()).orElseThrow().id()).isEqualTo(ada.id());
    }

    @Test
    void isMergedOnTheScreenAndTakenBackThere() {
        Browser browser = cast.browser(alice);
        String path = "/people/" + ada.id().text();
        assertThat(browser.get(path + "/merge?q=home-" + word).body()).contains("A. Byron");
        assertThat(browser.get(path + "/merge?with=" + twin.id().text()).body())
                .contains("Are these two one?", twin.email(), "Europe/Oslo", "Asia/Tokyo");

        assertThat(browser.post(path + "/merge", "with", twin.id().text(), "keep", "other")
                        .body())
                .contains("Let the other one stay");
        assertThat(browser.post(path + "/merge", "with", twin.id().text(), "keep", "this")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(path).body()).contains("Also", twin.email());
        assertThat(browser.get("/people/" + twin.id().text()).body()).contains("Part of", "Take the merge back");
        browser.post("/people/" + twin.id().text() + "/parting");

        assertThat(contacts.of(twin.id())).isEmpty();
    }

    @Test
    void proposesWhoIsLikelyTheSameUntilSomebodySaysNo() {
        Person again = contact("Somebody", "ada@acme-" + word + ".test", Optional.of(acme.id()));
        Person namesake = contact("ada byron", "x@acme-" + word + ".example", Optional.of(acme.id()));
        Likenesses likenesses = node.bean(Likenesses.class);
        assertThat(likenesses.contacts(ada.id(), 10, viewer))
                .extracting(Likeness::why)
                .containsExactlyInAnyOrder("the same address but for its end", "the same name");
        Browser browser = cast.browser(alice);
        assertThat(browser.get("/people/" + ada.id().text()).body()).contains("the same person?");
        assertThat(browser.get("/customers/duplicates").body()).contains("There twice?");

        browser.post(
                "/customers/duplicates/apart",
                "kind",
                "contact",
                "one",
                namesake.id().text(),
                "other",
                ada.id().text());

        assertThat(likenesses.contacts(ada.id(), 10, viewer))
                .extracting(Likeness::other)
                .containsExactly(again.id().value());
    }

    @Test
    void theSameTelephoneSpeaksForTheSamePerson() {
        Telephones telephones = node.bean(Telephones.class);
        String number = "+353 1 " + (2_000_000 + ada.id().value());
        telephones.add(Party.of(ada.id()), number, viewer, node.now());
        telephones.add(Party.of(twin.id()), number.replace(" ", ""), viewer, node.now());

        assertThat(node.bean(Likenesses.class).contacts(twin.id(), 10, viewer))
                .extracting(Likeness::why)
                .containsExactly("the same telephone number");
    }

    private void refused(PersonId gone, PersonId kept, String reason) {
        assertThatThrownBy(() -> contacts.merge(gone, kept, false, viewer, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(reason);
    }

    private Person contact(String name, String email, Optional<OrganisationId> customer) {
        return people.create(
                new NewPerson(
                        name,
                        email,
                        Role.REQUESTER,
                        ZoneId.of(customer.isPresent() ? "Europe/Oslo" : "Asia/Tokyo"),
                        customer),
                Viewer.system(),
                node.now());
    }

    private TicketId open(String title, Person requester) {
        return ATicket.called(title)
                .request()
                .askedBy(requester)
                .open(node, viewer)
                .id();
    }

    private Ticket ticket(TicketId id) {
        return tickets.ticket(id, viewer);
    }

    private List<String> history(Person person) {
        return node.bean(Timeline.class).of(person.id().subject(), viewer).stream()
                .map(recorded -> recorded.entry().text())
                .toList();
    }
}
