package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

class SchedulesApiTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json lead = Json.of(node, cast.token(Role.LEAD));
    private final Json responder = Json.of(node, cast.token(Role.RESPONDER));
    private final String alice = cast.alice().id().text();
    private final String bob = cast.bob().id().text();

    @Test
    void keepsAScheduleAndSaysWhoIsOnCall() {
        Answer created = create("First line");

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.text("/timeZone")).isEqualTo("Europe/Dublin");
        assertThat(created.text("/layers/0/rotation/every/unit")).isEqualTo("weeks");
        assertThat(created.text("/layers/0/rotation/handoverDay")).isEqualTo("monday");
        assertThat(created.text("/layers/0/people/1")).isEqualTo(bob);
        String path = created.header("Location");
        assertThat(lead.get(path).json()).isEqualTo(created.json());
        assertThat(onCall(path, "2026-11-23T08:59:59Z")).isEqualTo(alice);
        assertThat(onCall(path, "2026-11-23T10:00:00+01:00")).isEqualTo(bob);
        assertThat(lead.get(path + "/shifts?from=2026-11-20T00:00:00Z&until=2026-11-24T00:00:00Z")
                        .text("/data/1/from"))
                .isEqualTo("2026-11-23T09:00:00Z");
    }

    @Test
    void understandsWhatItWroteItself() {
        Answer created = create("Second line");

        Answer same = lead.with("If-Match", created.header("ETag"))
                .patch(created.header("Location"), "{\"layers\": " + created.at("/layers") + "}");

        assertThat(same.status()).as(same.toString()).isEqualTo(200);
        assertThat(same.json()).isEqualTo(created.json());
    }

    @Test
    void putsSomebodyInAndTakesThemOut() {
        String path = create("Third line").header("Location");

        Answer cover = responder.post(path + "/overrides", """
                {'person': '%s', 'replaces': '%s', 'from': '2036-11-07T22:00:00Z', 'until': '2036-11-08T03:30:00Z', 'reason': 'Dentist'}
                """.formatted(bob, alice));
        assertThat(cover.status()).as(cover.toString()).isEqualTo(201);
        assertThat(cover.text("/kind")).isEqualTo("replace");
        assertThat(onCall(path, "2036-11-07T22:00:00Z")).isEqualTo(bob);
        assertThat(lead.get(path + "/overrides?from=2036-11-07T00:00:00Z").text("/data/0/id"))
                .isEqualTo(cover.text("/id"));

        assertThat(responder.delete(cover.header("Location")).status()).isEqualTo(204);
        assertThat(onCall(path, "2036-11-07T22:00:00Z")).isEqualTo(alice);
        assertThat(responder.get(cover.header("Location")).status()).isEqualTo(404);
    }

    @Test
    void takesSomebodyOffAndLeavesAGap() {
        String path = create("Fourth line").header("Location");

        responder.post(
                path + "/overrides",
                "{'replaces': '%s', 'from': '2026-11-20T22:00:00Z', 'until': '2026-11-21T03:30:00Z'}".formatted(alice));

        assertThat(lead.get(path + "/on-call?at=2026-11-21T00:00:00Z")
                        .at("/people")
                        .size())
                .isZero();
    }

    @Test
    void theFirstIsOnCallAtOnceUnlessAnotherDayIsSaid() {
        String soon = node.now().plusSeconds(3_600).toString().substring(11, 16);
        Answer made = lead.post("/api/v1/schedules", """
                {'name': 'Line %s', 'timeZone': 'UTC', 'layers': [{
                   'rotation': {'every': {'count': 1, 'unit': 'days'}, 'handoverTime': '%s'},
                   'people': ['%s', '%s']}]}
                """.formatted(UUID.randomUUID(), soon, alice, bob));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String path = made.header("Location");
        assertThat(onCall(path, node.now().toString())).isEqualTo(alice);
        assertThat(onCall(path, node.now().plusSeconds(7_200).toString())).isEqualTo(bob);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(lead.post("/api/v1/schedules", body("x", "Europe/Dublim", "weeks"))
                        .toString())
                .contains("timeZone");
        Answer unit = lead.post("/api/v1/schedules", body("x", "Europe/Dublin", "fortnights"));
        assertThat(unit.status()).isEqualTo(422);
        assertThat(unit.toString()).contains("layers[0].rotation.every.unit");
        assertThat(lead.get(create("Fifth line").header("Location") + "/on-call?at=yesterday")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void isChangedByLeadsOnlyAndNotBlindly() {
        Answer created = create("Sixth line");

        assertThat(responder
                        .patch(created.header("Location"), "{'name': 'Mine'}")
                        .status())
                .isEqualTo(404);
        assertThat(lead.with("If-Match", "\"old\"")
                        .patch(created.header("Location"), "{'name': 'Mine'}")
                        .status())
                .isEqualTo(412);
        assertThat(lead.delete(created.header("Location")).status()).isEqualTo(204);
        assertThat(lead.get(created.header("Location")).status()).isEqualTo(404);
    }

    @Test
    void handsAWeekOverOnTheDayItBeganUnlessToldOtherwise() {
        Answer created = lead.post(
                "/api/v1/schedules",
                body("First line", "Europe/Dublin", "weeks").replace("'handoverDay': 'monday', ", ""));

        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        assertThat(created.text("/layers/0/rotation/handoverDay")).isEqualTo("monday");
    }

    private String onCall(String path, String at) {
        return lead.get(path + "/on-call?at=" + at).text("/people/0");
    }

    private Answer create(String name) {
        return lead.post("/api/v1/schedules", body(name, "Europe/Dublin", "weeks"));
    }

    private String body(String name, String zone, String unit) {
        return """
                {'name': '%s %s', 'timeZone': '%s', 'layers': [{
                   'rotation': {'every': {'count': 1, 'unit': '%s'}, 'handoverTime': '09:00', 'handoverDay': 'monday', 'start': '2026-11-16'},
                   'people': ['%s', '%s']}]}
                """.formatted(name, UUID.randomUUID(), zone, unit, alice, bob);
    }
}
