package org.nightdesk.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class PeoplePagesTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person aliceHerself = cast.alice();
    private final Browser alice = cast.browser(aliceHerself);
    private final Person bob = cast.bob();
    private final String unique = bob.email().replaceAll("\\D", "");

    @Test
    void addsSomebodyKeepsWhatWasTypedAndShowsThem() {
        String email = "eve." + unique + "@cast.example";
        var refused = alice.post("/people", "name", "Eve", "email", email, "role", "agent", "timeZone", "Mars/Olympus");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"Eve\"", "is not a time zone");

        var added = alice.post("/people", "name", "Eve", "email", email, "role", "agent", "timeZone", "Asia/Tokyo");
        assertThat(added.statusCode()).isEqualTo(303);
        String page = alice.get(location(added)).body();
        assertThat(page).contains("Eve", "agent, Tokyo", "Has not chosen a password yet.", "not verified");
        assertThat(alice.get("/people?q=eve." + unique).body()).contains(email);
    }

    @Test
    void showsAResponderPeopleButNotTheirAccounts() {
        Browser browser = cast.browser(bob);

        String page = browser.get("/people/" + aliceHerself.id().text()).body();

        assertThat(page).contains("Alice").doesNotContain("What happened", "Send a link", "not verified");
        assertThat(browser.get("/people/new").statusCode()).isEqualTo(404);
        assertThat(browser.post("/people/" + aliceHerself.id().text() + "/departure")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsSomebodyGoAndTakesThemBack() {
        Browser browser = cast.browser(bob);
        String path = "/people/" + bob.id().text();

        alice.post(path + "/departure");
        assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
        assertThat(alice.get("/people?of=left&q=" + bob.email()).body()).contains(bob.email());

        alice.post(path + "/return");
        assertThat(alice.get(path).body()).contains("Has left.", "Works here again.");
    }

    @Test
    void changesTeamsByTickingWhoIsInThem() {
        String name = "Payments " + unique;
        assertThat(alice.post("/teams", "name", name, bob.id().text(), "on").statusCode())
                .isEqualTo(303);

        assertThat(alice.get("/teams").body()).contains(name);
        assertThat(alice.get("/people/" + bob.id().text()).body()).contains(name);
        var again = alice.post("/teams", "name", name);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("There is a team called " + name);
    }

    @Test
    void keepsACustomerAndItsContacts() {
        var made = alice.post("/customers", "name", "Nordhavn Lines " + unique);
        String path = location(made);
        String customer = path.substring(path.lastIndexOf('/') + 1);
        alice.post(
                "/people",
                "name",
                "Mette",
                "email",
                "mette." + unique + "@cast.example",
                "role",
                "requester",
                "timeZone",
                "Europe/Copenhagen",
                "customer",
                customer);

        assertThat(alice.get(path).body()).contains("Nordhavn Lines " + unique, "Mette", "Copenhagen");
    }

    @Test
    void keepsANameAsItIsWrittenAndRunsNothingInIt() {
        NewPerson named = NewPerson.of(
                "<script>alert(1)</script> & \"Eve\"", "named." + unique + "@cast.example", Role.AGENT, bob.zone());
        Person eve = node.bean(People.class).create(named, cast.viewer(aliceHerself), node.now());

        String page = alice.get("/people/" + eve.id().text()).body();

        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert");
    }

    private static String location(HttpResponse<String> answer) {
        Matcher path = Pattern.compile("^[^?]*")
                .matcher(answer.headers().firstValue("Location").orElseThrow());
        return path.find() ? path.group() : "";
    }
}
