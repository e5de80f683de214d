package org.nightdesk.jetlag;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Somebody travels while they are on call, and gives a night away or keeps it. */
public class JetLagRecipes implements Recipes {

    private static final String PATH = "/api/v1/jet-lags";

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "jet-lags.list",
                json -> {
                    found(node, json);
                    return json.get(PATH + "?size=2");
                },
                "jet-lags.cover.ask",
                json -> json.post(PATH + "/" + found(node, json) + "/cover", "{}"),
                "jet-lags.keeping.keep",
                json -> json.post(PATH + "/" + found(node, json) + "/keeping", "{}"));
    }

    private static String found(TestNode node, Json json) {
        Person dana = Cast.of(node).staff("Dana", Role.RESPONDER, "Europe/Dublin");
        onCall(node, dana);
        LocalDate day = LocalDate.ofInstant(node.now().plus(Duration.ofDays(9)), ZoneId.of("Asia/Tokyo"));
        json.post(
                "/api/v1/people/" + dana.id().text() + "/journeys",
                "{'timeZone': 'Asia/Tokyo', 'from': '%s', 'until': '%s'}".formatted(day, day));
        node.runDue();
        return node.bean(JetLagStore.class).open(node.now()).stream()
                .filter(one -> one.person().equals(dana.id()))
                .findFirst()
                .orElseThrow()
                .id()
                .text();
    }

    private static void onCall(TestNode node, Person person) {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        Layer always = new Layer(weekly, List.of(person.id()), List.of());
        node.bean(Schedules.class)
                .create(
                        new ScheduleDraft("Line " + UUID.randomUUID(), "", ZoneId.of("Europe/Dublin"), List.of(always)),
                        Viewer.system(),
                        node.now());
    }
}
