package org.nightdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.TestNode;

class KitTests {

    private static final String LAMPS = "/api/v1/lamps";

    private final TestNode node = TestNode.shared();
    private final Json alice = Json.of(node, Cast.of(node).token(Role.AGENT));

    @Test
    void createsAndShowsARecordWithItsTag() {
        Answer created = alice.post(LAMPS, "{'name': 'desk', 'watts': 5}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(LAMPS + "/" + created.text("/id"));
        assertThat(created.header("ETag")).matches("\"[0-9a-f]{20}\"");
        Answer shown = alice.get(created.header("Location"));
        assertThat(shown.header("ETag")).isEqualTo(created.header("ETag"));
    }

    @Test
    void walksAListByItsCursor() {
        for (int lamp = 0; lamp < 5; lamp++) {
            alice.post(LAMPS, "{'name': 'walk', 'watts': " + lamp + "}");
        }

        List<String> seen = new ArrayList<>();
        String path = LAMPS + "?size=2";
        while (!path.isEmpty()) {
            Answer cut = alice.get(path);
            cut.at("/data").forEach(lamp -> seen.add(lamp.get("id").asString()));
            String next = cut.text("/page/next");
            path = next.isEmpty() ? "" : LAMPS + "?size=2&after=" + next;
        }

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThat(alice.get(LAMPS + "?after=Mw.abc").status()).isEqualTo(422);
        assertThat(alice.get(LAMPS + "?after=%25%25").text("/errors/0/field")).isEqualTo("after");
        assertThat(alice.get(LAMPS + "?size=501").text("/errors/0/field")).isEqualTo("size");
    }

    @Test
    void changesOnlyTheStateThatTheClientSaw() {
        Answer lamp = alice.post(LAMPS, "{'name': 'desk', 'watts': 5}");
        String path = lamp.header("Location");
        Json careful = alice.with("If-Match", lamp.header("ETag"));

        assertThat(careful.patch(path, "{'watts': 7}").status()).isEqualTo(200);
        Answer late = careful.patch(path, "{'watts': 9}");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(alice.get(path).at("/watts").asInt()).isEqualTo(7);
    }

    @Test
    void namesWhatIsWrongWithABody() {
        assertThat(problem("{'name': 'desk', 'watts': 5, 'wats': 6}"))
                .isEqualTo("422 wats: There is no such field. Known here: bulbs, litAt, name, watts.");
        assertThat(problem("{'name': 'desk'}")).isEqualTo("422 watts: This is needed.");
        assertThat(problem("{'name': null, 'watts': 5}")).isEqualTo("422 name: This must not be null.");
        assertThat(problem("{'name': 5, 'watts': 5}")).isEqualTo("422 name: This must be text without NUL characters.");
        assertThat(problem("{'name': 'a\\u0000b', 'watts': 5}")).startsWith("422 name");
        assertThat(problem("{'name': 'a\\ud800b', 'watts': 5}")).startsWith("422 name");
        assertThat(problem("{'name': 'desk', 'watts': '5'}"))
                .isEqualTo("422 watts: This must be a whole number in range.");
        assertThat(problem("{'name': 'desk', 'watts': 5.5}")).startsWith("422 watts");
        assertThat(problem("{'name': 'desk', 'watts': 99999999999}")).startsWith("422 watts");
        assertThat(problem("{'name': 'desk', 'watts': 5, 'litAt': '2026-11-20T03:06:00'}"))
                .startsWith("422 litAt");
        assertThat(problem("{'name': 'desk', 'watts': 5, 'litAt': 5}")).startsWith("422 litAt");
        assertThat(
                        problem(
                                "{'name': 'desk', 'watts': 5, 'bulbs': [{'colour': 'red'}, {'colour': 'red', 'color': 'red'}]}"))
                .startsWith("422 bulbs[1].color");
        assertThat(problem("{'name': 'desk', 'watts': 5, 'bulbs': [null]}")).startsWith("422 bulbs");
        assertThat(problem("{'name': 'desk', 'watts': 105}")).isEqualTo("422 watts: At most 100: the fuse is small.");
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThat(problem("{'name': ")).startsWith("400");
        assertThat(problem("{'name': 'a', 'name': 'b', 'watts': 5}")).startsWith("400");
        assertThat(problem("{'name': 'a', 'watts': 5} {}")).startsWith("400");
        assertThat(problem("[".repeat(10_000))).startsWith("422");
        assertThat(problem("")).startsWith("400");
        assertThat(alice.send("POST", LAMPS, new byte[] {'{', '"', (byte) 0xff, '"', '}'})
                        .status())
                .isEqualTo(400);
        assertThat(alice.send("POST", LAMPS, new byte[10_000_000]).status()).isEqualTo(413);
        assertThat(alice.with("Content-Type", "text/plain").post(LAMPS, "hello").status())
                .isEqualTo(415);
        assertThat(alice.get(LAMPS + "/x%00y").status()).isEqualTo(400);
        assertThat(alice.get(LAMPS + "?after=%00").status()).isEqualTo(400);
        assertThat(alice.get(LAMPS + "?after=%ff").status()).isEqualTo(400);
    }

    @Test
    void answersEveryErrorAsAProblem() {
        assertProblem(alice.get(LAMPS + "/none"), 404);
        assertProblem(alice.get(LAMPS + "/none/at/all"), 404);
        Answer wrong = alice.delete(LAMPS);
        assertProblem(wrong, 405);
        assertThat(wrong.header("Allow")).contains("GET", "POST");
        assertProblem(alice.with("Accept", "text/csv").get(LAMPS), 406);
        assertProblem(Json.of(node).get(LAMPS), 401);
    }

    @Test
    void doesAPostOnceForOneKey() {
        Json once = alice.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{'name': 'once', 'watts': 5}";

        Answer first = once.post(LAMPS, body);
        Answer again = once.post(LAMPS, body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(once.post(LAMPS, "{'name': 'other', 'watts': 5}").status()).isEqualTo(422);
    }

    @Test
    void refusesARepeatWhileTheFirstStillRuns() throws Exception {
        Json once = alice.with("Idempotency-Key", UUID.randomUUID().toString());
        String body = "{'name': 'slow', 'watts': 5}";
        alice.get(LAMPS);
        var address = node.database();
        try (var blocker = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table public.lamp in exclusive mode");
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> once.post(LAMPS, body));
            waitForLock(blocker);

            assertThat(once.post(LAMPS, body).status()).isEqualTo(409);

            blocker.commit();
            assertThat(first.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
        assertThat(once.post(LAMPS, body).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void forgetsAKeyAfterADay() {
        Json once = alice.with("Idempotency-Key", UUID.randomUUID().toString());
        String first = once.post(LAMPS, "{'name': 'once', 'watts': 5}").text("/id");

        node.bean(OnceStore.class).runDue(node.now().plus(Once.KEPT));

        assertThat(once.post(LAMPS, "{'name': 'once', 'watts': 5}").text("/id")).isNotEqualTo(first);
    }

    private static void waitForLock(Connection connection) throws SQLException {
        boolean waits = false;
        while (!waits) {
            try (var found = connection
                    .createStatement()
                    .executeQuery(
                            "select exists (select 1 from pg_locks where not granted and relation = 'public.lamp'::regclass)")) {
                found.next();
                waits = found.getBoolean(1);
            }
        }
    }

    @Test
    void keepsKeysOfDifferentPeopleApart() {
        String key = UUID.randomUUID().toString();
        String body = "{'name': 'once', 'watts': 5}";
        Json bob = Json.of(node, Cast.of(node).token(Role.AGENT)).with("Idempotency-Key", key);

        String alices = alice.with("Idempotency-Key", key).post(LAMPS, body).text("/id");

        assertThat(bob.post(LAMPS, body).text("/id")).isNotEqualTo(alices);
    }

    @Test
    void letsARefusedRequestBeMendedUnderTheSameKey() {
        Json once = alice.with("Idempotency-Key", UUID.randomUUID().toString());

        assertThat(once.post(LAMPS, "{'name': 'once', 'watts': 500}").status()).isEqualTo(422);
        assertThat(once.post(LAMPS, "{'name': 'once', 'watts': 50}").status()).isEqualTo(201);
    }

    private String problem(String body) {
        Answer answer = alice.post(LAMPS, body);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/status").asInt()).isEqualTo(answer.status());
        return answer.status() + " " + answer.text("/errors/0/field") + ": " + answer.text("/errors/0/reason");
    }

    private static void assertProblem(Answer answer, Integer... statuses) {
        assertThat(answer.status()).isIn((Object[]) statuses);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
