package org.nightdesk.verdict;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.Recipes;
import org.nightdesk.testing.TestNode;

/** Says whether a page was worth it. */
public class VerdictRecipes implements Recipes {

    @Override
    public Map<String, Function<Json, Answer>> of(TestNode node) {
        return Map.of(
                "verdicts.list", json -> json.get("/api/v1/verdicts"),
                "pages.verdicts.put",
                        json -> {
                            Person alice = Cast.of(node).alice();
                            PageId page = node.bean(Pages.class)
                                    .begin(
                                            new Call(
                                                    new Subject(
                                                            "lamp",
                                                            UUID.randomUUID().toString()),
                                                    Optional.empty(),
                                                    "It is dark",
                                                    "",
                                                    3,
                                                    "Lamps"),
                                            Actor.system(),
                                            node.now());
                            node.runDue();
                            return json.put(
                                    "/api/v1/pages/" + page.text() + "/verdicts/"
                                            + alice.id().text(),
                                    "{'worth': 'could-wait'}");
                        });
    }
}
