package org.nightdesk.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.customer.Party;
import org.nightdesk.customer.Telephones;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Ada of Acme calls; the telephone system tells, and Alice knows before the first word. */
class CallTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.staff("Alice", Role.LEAD, "Europe/Dublin");
    private final Viewer viewer = cast.viewer(alice);
    private final Organisation acme = cast.organisation("Acme");
    private final Person ada = cast.contact("Ada", acme);
    private final String number = "+35316" + (100_000 + ada.id().value());
    private final String extension = "x" + alice.id().value();
    private final Calls calls = node.bean(Calls.class);
    private final Exchanges exchanges = node.bean(Exchanges.class);
    private final Exchange exchange = exchanges.create("Dublin " + UUID.randomUUID(), viewer, node.now());
    private final String path = exchanges.path(exchange, viewer);
    private final Browser telephone = cast.nobody();

    CallTests() {
        node.bean(Telephones.class).add(Party.of(ada.id()), number, viewer, node.now());
        exchanges.setExtensions(extension, viewer, node.now());
    }

    @Test
    void ringsOnTheScreenOfWhomItIsFor() {
        open("The till is stuck");
        open("The other till");
        Browser browser = cast.browser(alice);

        assertThat(telephone
                        .get(path + "?number=" + number.replace("+", "%2B") + "&extension=" + extension)
                        .body())
                .contains("Rings for Alice.");

        assertThat(browser.get("/calls/ringing").body())
                .contains("Answer call from Ada, " + acme.name() + ", 2 open tickets");
        assertThat(browser.get("/queue").body()).contains("2 open tickets");
        assertThat(cast.browser(cast.bob()).get("/calls/ringing").body()).doesNotContain("Ada");
        String form = browser.post("/calls/" + last().text() + "/answer")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(browser.get(form).body()).contains(acme.name(), ada.email(), "The till is stuck", "Called from");
        assertThat(browser.get("/calls/ringing").body()).doesNotContain("Ada");
        assertThat(missedIn(Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void understandsFormsJsonAndOtherNames() {
        assertThat(sent("caller_id=" + number.replace("+", "%2B") + "&Called=" + extension))
                .isEqualTo(200);
        assertThat(last().number()).isEqualTo(number);
        assertThat(sent("{\"From\": \"" + number + "\", \"agent\": \"" + alice.email() + "\", \"more\": {\"a\": 1}}"))
                .isEqualTo(200);
        assertThat(last().person()).contains(alice.id());
        assertThat(telephone.get(path + "?from=" + number).statusCode()).isEqualTo(200);
        assertThat(last().number()).isEqualTo(number);
    }

    @Test
    void takesAFormAsBrowsersSendIt() {
        assertThat(telephone
                        .send(
                                "POST",
                                path,
                                BodyPublishers.ofString(
                                        "number=" + number.replace("+", "%2B") + "&extension=" + extension),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(200);
        assertThat(last().number()).isEqualTo(number);
    }

    @Test
    void anUnknownNumberGivesAnEmptyFormAndIsKept() {
        sent("number=%2B442079460123&extension=" + extension);
        Browser browser = cast.browser(alice);

        String form = browser.post("/calls/" + last().text() + "/answer")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(browser.get(form).body()).contains("Called from +44 20 7946 0123.");

        String contact = "/calls/" + last().text() + "/contact";
        assertThat(browser.post(contact, "email", "nobody@nowhere.example").body())
                .contains("No contact has this address", "nobody@nowhere.example");
        assertThat(browser.post(contact, "email", ada.email()).statusCode()).isEqualTo(303);
        assertThat(node.bean(Telephones.class).whose("+442079460123")).contains(Party.of(ada.id()));
    }

    @Test
    void missedCallsStandForADay() {
        sent("number=" + number + "&extension=" + extension + "&id=" + UUID.randomUUID());
        Call call = last();
        assertThat(missedIn(Duration.ZERO)).isEmpty();
        assertThat(missedIn(Duration.ofMinutes(2))).containsExactly(call.id());
        assertThat(missedIn(Duration.ofHours(25))).isEmpty();

        calls.done(call.id(), viewer, node.now());
        assertThat(missedIn(Duration.ofMinutes(2))).isEmpty();
    }

    @Test
    void whatTheTelephoneSystemSaysLaterCounts() {
        String id = UUID.randomUUID().toString();
        sent("number=" + number + "&extension=" + extension + "&call_id=" + id);
        sent("number=" + number + "&extension=" + extension + "&call_id=" + id);
        assertThat(exchanges.heard(exchange, viewer)).extracting(Heard::outcome).startsWith("Known already.");

        sent("call_id=" + id + "&number=" + number + "&event=hangup");
        assertThat(last().isMissed(node.now())).isTrue();
        assertThat(cast.browser(alice).get("/").body()).contains("Call back Ada, " + acme.name());

        sent("call_id=" + id + "&number=" + number + "&event=answered");
        assertThat(last().answeredAt()).isPresent();
    }

    @Test
    void refusesWhatCannotBeAndShowsItToWhoLooks() {
        assertThat(telephone.get("/in/calls/nobody-has-this?number=1").statusCode())
                .isEqualTo(404);
        assertThat(sent("")).isEqualTo(400);
        assertThat(sent("{\"number\": ")).isEqualTo(400);
        assertThat(sent("%zz=1&number=%")).isEqualTo(400);
        assertThat(sent("number=" + "1".repeat(20_000))).isEqualTo(413);
        assertThat(sent("extension=nobody\u0001%00<script>&number=" + "9".repeat(5_000)))
                .isEqualTo(200);

        String page =
                cast.browser(alice).get("/calls/systems/" + exchange.text()).body();
        assertThat(page).contains("Could not be read.", "Larger than 16 KB", "&lt;script&gt;", path);
        assertThat(page).doesNotContain("<script>&", "nobody\u0001");
    }

    @Test
    void letsOnlySoManyInASecond() {
        Pace pace = new Pace();
        for (int i = 0; i < Pace.MOST; i++) {
            assertThat(pace.lets(1, node.now())).isTrue();
        }
        assertThat(pace.lets(1, node.now())).isFalse();
        assertThat(pace.lets(2, node.now())).isTrue();
        assertThat(pace.lets(1, node.now().plusSeconds(1))).isTrue();
    }

    @Test
    void understandsTheWordsOfManyTelephones() {
        Told told = Told.of(Map.of("CallerIDNum", " 030 1 ", "Exten-sion", "712", "Event", "Hang-Up", "x", "y"));
        assertThat(told).isEqualTo(new Told("030 1", "712", "", Told.What.ENDED));
        assertThat(Told.of(Map.of("status", "in_call")).what()).isEqualTo(Told.What.ANSWERED);
    }

    @Test
    void aRemovedOneIsDeafAndCustomersSeeNothing() {
        assertThatThrownBy(() -> calls.lately(cast.viewer(ada), node.now())).isInstanceOf(NotFound.class);
        assertThat(cast.browser(ada).get("/calls").statusCode()).isEqualTo(404);
        exchanges.remove(exchange.id(), viewer, node.now());
        assertThat(sent("number=" + number)).isEqualTo(404);
    }

    @BrowserTest
    void aliceAnswersWhereverSheIs() {
        open("The till is stuck");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(alice))) {
            tab.go("/services");
            tab.page().locator("html[data-stream=open]").waitFor();
            sent("number=" + number + "&extension=" + extension);
            tab.page().getByText("1 open ticket").waitFor();
            tab.look("ringing");
            tab.page()
                    .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Answer call from Ada"))
                    .click();
            tab.page().waitForURL("**/tickets/new?*");
            tab.look("call-form");
            sent("number=%2B442079460999&extension=712");
            tab.go("/calls");
            tab.look("calls");
            tab.go("/calls/systems");
            tab.look("telephone-systems");
            tab.go("/calls/systems/" + exchange.text());
            tab.look("telephone-system");
        }
    }

    private int sent(String body) {
        return telephone.send("POST", path, BodyPublishers.ofString(body)).statusCode();
    }

    private List<Long> missedIn(Duration later) {
        return calls.missed(viewer, node.now().plus(later)).stream()
                .filter(call -> call.number().equals(number))
                .map(Call::id)
                .toList();
    }

    private Call last() {
        return calls.lately(viewer, node.now()).stream()
                .filter(call -> call.extension().equals(extension)
                        || call.extension().equals(alice.email())
                        || call.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private void open(String title) {
        node.bean(Tickets.class)
                .open(
                        new NewTicket(
                                Kind.REQUEST,
                                title,
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
}
