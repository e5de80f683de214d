package org.nightdesk.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

class PeopleApiTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json administrator = Json.of(node, cast.token(Role.ADMINISTRATOR));
    private final Json responder = Json.of(node, cast.token(Role.RESPONDER));
    private final String unique = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void keepsAPersonWithVerifiedWaysToReachThem() {
        var created = administrator.post("/api/v1/people", """
                {'name': 'Aoife Brennan', 'email': 'aoife.%s@example.org', 'role': 'agent', 'timeZone': 'Europe/Dublin',
                 'contactMethods': [{'kind': 'webhook', 'address': 'http://127.0.0.1:9/aoife', 'verified': true},
                                    {'kind': 'email', 'address': 'aoife.%s@example.org'}]}
                """.formatted(unique, unique));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        var shown = administrator.get("/api/v1/people/" + created.text("/id"));
        assertThat(shown.json()).isEqualTo(created.json());
        assertThat(shown.text("/timeZone")).isEqualTo("Europe/Dublin");
        assertThat(shown.text("/contactMethods/0/kind")).isEqualTo("webhook");
        assertThat(shown.at("/contactMethods/0/verified").asBoolean()).isTrue();
        assertThat(shown.at("/contactMethods/1/verified").asBoolean()).isFalse();
        assertThat(created.header("ETag")).isEqualTo(shown.header("ETag"));
    }

    @Test
    void showsContactAddressesToLeadsOnly() {
        String path = "/api/v1/people/" + cast.bob().id().text();

        assertThat(administrator.get(path).at("/contactMethods").size()).isEqualTo(1);
        assertThat(responder.get(path).at("/contactMethods").size()).isZero();
    }

    @Test
    void changesNothingForAnybodyButAdministrators() {
        String body = "{'name': 'Eve', 'email': 'eve.%s@example.org', 'role': 'administrator'}".formatted(unique);
        String bob = "/api/v1/people/" + cast.bob().id().text();

        assertThat(responder.post("/api/v1/people", body).status()).isEqualTo(404);
        assertThat(responder.patch(bob, "{'role': 'lead'}").status()).isEqualTo(404);
        assertThat(node.bean(People.class).findByEmail("eve." + unique + "@example.org"))
                .isEmpty();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        var address = administrator.post("/api/v1/people", "{'name': 'Bob', 'email': 'nowhere', 'role': 'agent'}");
        var pigeon = administrator.post("/api/v1/people", """
                {'name': 'Bob', 'email': 'bob.%s@example.org', 'role': 'agent',
                 'contactMethods': [{'kind': 'pigeon', 'address': 'loft'}]}
                """.formatted(unique));

        assertThat(address.status()).isEqualTo(422);
        assertThat(address.toString()).contains("\"email\"");
        assertThat(pigeon.status()).isEqualTo(422);
        assertThat(pigeon.toString()).contains("contactMethods[0].kind");
        assertThat(node.bean(People.class).findByEmail("bob." + unique + "@example.org"))
                .isEmpty();
    }

    @Test
    void refusesAnAddressThatIsTakenWhateverItsCase() {
        String email = cast.bob().email().toUpperCase(Locale.ROOT);

        var answer = administrator.post(
                "/api/v1/people", "{'name': 'Bob', 'email': '%s', 'role': 'agent'}".formatted(email));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void changesAPersonOnlyAsTheyWereSeen() {
        String path = "/api/v1/people/" + cast.bob().id().text();
        String seen = administrator.get(path).header("ETag");
        assertThat(administrator
                        .patch(path, "{'role': 'lead', 'timeZone': 'Asia/Seoul'}")
                        .text("/role"))
                .isEqualTo("lead");

        assertThat(administrator
                        .with("If-Match", seen)
                        .patch(path, "{'name': 'Robert'}")
                        .status())
                .isEqualTo(412);
        assertThat(administrator.get(path).text("/name")).isEqualTo("Bob");
    }

    @Test
    void findsPeopleByWordsOfNameOrAddress() {
        Person bob = cast.bob();
        String words = "bob+" + bob.email().substring(0, bob.email().indexOf('@'));

        assertThat(administrator.get("/api/v1/people?q=" + words).text("/data/0/id"))
                .isEqualTo(bob.id().text());
        assertThat(administrator.get("/api/v1/people?q=%25_%25").at("/data").size())
                .isZero();
    }

    @Test
    void keepsTeamsAndWhoIsInThem() {
        Person bob = cast.bob();
        String body = "{'name': 'Payments %s', 'members': ['%s']}"
                .formatted(unique, bob.id().text());
        var team = administrator.post("/api/v1/teams", body);

        assertThat(team.status()).as(team.toString()).isEqualTo(201);
        assertThat(administrator.post("/api/v1/teams", body).status()).isEqualTo(422);
        assertThat(cast.viewer(bob).audience())
                .contains("team:" + TeamId.parse(team.text("/id")).orElseThrow().value());
        var emptied = administrator.patch("/api/v1/teams/" + team.text("/id"), "{'members': []}");
        assertThat(emptied.at("/members").size()).isZero();
        assertThat(responder.get("/api/v1/teams").status()).isEqualTo(200);
    }

    @Test
    void keepsCustomersAndTheirContacts() {
        var customer = administrator.post("/api/v1/customers", "{'name': 'Nordhavn Lines %s'}".formatted(unique));
        assertThat(customer.status()).isEqualTo(201);
        String body = "{'name': 'Mette', 'email': 'mette.%s@example.org', 'role': '%s', 'customer': '%s'}";

        var staff = administrator.post("/api/v1/people", body.formatted(unique, "agent", customer.text("/id")));
        var contact = administrator.post("/api/v1/people", body.formatted(unique, "requester", customer.text("/id")));

        assertThat(staff.status()).isEqualTo(422);
        assertThat(contact.text("/customer")).isEqualTo(customer.text("/id"));
    }

    @Test
    void keepsOneAdministrator() {
        try (TestNode fresh = TestNode.fresh()) {
            Cast alone = Cast.of(fresh);
            String path = "/api/v1/people/" + alone.alice().id().text();
            Json json = Json.of(fresh, alone.token(Role.ADMINISTRATOR));

            assertThat(json.patch(path, "{'active': false}").status()).isEqualTo(409);
            alone.staff("Dora", Role.ADMINISTRATOR, "UTC");
            assertThat(json.patch(path, "{'active': false}").status()).isEqualTo(200);
        }
    }
}
