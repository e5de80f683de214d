package org.nightdesk.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.people.Person;
import org.nightdesk.secret.Secrets;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.FakeSink.Heard;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** October's bill of a shop leaves the house. */
class StatementTests {

    private static final TestNode node = TestNode.fresh();

    /** A customer's name, as JSON has it. */
    private static final String FORMULA = "=HYPERLINK(\\\"http://evil.example\\\",\\\"x\\\")";

    private final Cast cast = Cast.of(node);
    private final Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
    private final Person alice = cast.alice();
    private final Browser browser = cast.browser(alice);

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void everyFileHoldsTheSameLines() {
        String bill = bill();
        String run = run(bill);
        String at = "/billing/runs/" + run.substring(4);

        assertThat(browser.get(at + "/bill.csv").body())
                .startsWith("Customer,Item,Detail,Quantity,Unit,Price,Amount,Currency\r\n")
                .contains("Arran Foods,October,,,,,0.30,EUR\r\n")
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\",October,,,,,5.00,EUR\r\n");
        String whole = browser.get(at + "/bill.json").body();
        assertThat(whole)
                .contains(
                        "\"customer\":\"Arran Foods\",\"item\":\"October\",\"detail\":\"\",\"quantity\":\"\",\"unit\":\"\",\"price\":\"\",\"amount\":\"0.30\"")
                .contains("\"signedOff\":false");
        assertThat(browser.get(at + "/bill.xlsx").statusCode()).isEqualTo(200);
        assertThat(browser.get(at + "/statement?name=Arran+Foods").body())
                .contains("Arran Foods", "0.30", "A draft: not signed off yet.");
        assertThat(browser.get(at + "/statement.csv?name=Arran+Foods").body()).endsWith("0.30,EUR\r\n");
        assertThat(cast.browser(cast.charlie()).get(at + "/bill.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverInvoicesIsCalledOnceAllIsSignedOffUntilItAnswers() {
        String bill = bill();
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(503, "later");
            String at = "/billing/" + bill.substring(4);
            assertThat(browser.post(at + "/webhook", "address", "not an address")
                            .body())
                    .contains("not an address");
            assertThat(browser.post(at + "/webhook", "address", sink.url("/invoices"))
                            .statusCode())
                    .isEqualTo(303);
            String run = run(bill);
            approve(run, "Arran Foods");
            node.runDue();
            assertThat(sink.heard()).isEmpty();
            approve(run, FORMULA);
            node.runDue();
            node.clock().tick(Duration.ofMinutes(16));
            node.runDue();

            assertThat(sink.heard()).hasSize(2);
            Heard heard = sink.heard().getLast();
            assertThat(heard.body())
                    .contains("\"type\":\"billing.signed-off\"", "\"run\":\"" + run + "\"", "\"total\":\"5.30\"");
            assertThat(heard.headers().get("webhook-id"))
                    .isEqualTo(sink.heard().getFirst().headers().get("webhook-id"));
            assertThat(heard.headers().get("webhook-signature")).isEqualTo(signature(sink.url("/invoices"), heard));
            assertThat(browser.get(at).body()).contains("sent");
        }
    }

    @Test
    void whoseBillItIsHearsThatWhoeverInvoicesWasNotReachedAndSendsItAgain() {
        String bill = bill();
        String webhook = "/api/v1/billing-definitions/" + bill + "/webhook";
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(410, "gone");
            assertThat(json.put(webhook, "{'address': '%s'}".formatted(sink.url("/invoices")))
                            .text("/key"))
                    .startsWith("whsec_");
            String run = run(bill);
            approve(run, "Arran Foods");
            approve(run, FORMULA);
            node.runDue();

            assertThat(json.get(webhook).text("/calls/0/state")).isEqualTo("failed");
            assertThat(node.bean(JdbcClient.class)
                            .sql(
                                    "select text from memo.memo where person_id = :alice and title like 'Not delivered: %'")
                            .param("alice", alice.id().value())
                            .query(String.class)
                            .single())
                    .contains("Whoever invoices was not reached with version 1");
            assertThat(browser.get("/billing/" + bill.substring(4)).body()).contains("failed", "Send again");

            sink.answers(200, "");
            String call = json.get(webhook).text("/calls/0/id");
            assertThat(json.post(webhook + "/calls/" + call + "/repetition", "{}")
                            .status())
                    .isEqualTo(204);
            node.runDue();
            assertThat(json.get(webhook).text("/calls/0/state")).isEqualTo("sent");
            assertThat(sink.heard().getLast().body()).contains("\"repeat\":true");
        }
    }

    @Test
    void aVersionThatBillsTheSameIsNotSentAgainAndOneThatDiffersSaysWhatItReplaces() {
        String bill = bill();
        String webhook = "/api/v1/billing-definitions/" + bill + "/webhook";
        try (FakeSink sink = FakeSink.open()) {
            json.put(webhook, "{'address': '%s'}".formatted(sink.url("/invoices")));
            String first = run(bill);
            approve(first, "Arran Foods");
            approve(first, FORMULA);
            node.runDue();
            JsonNode told = last(sink);
            assertThat(told.at("/replaces").isNull()).isTrue();

            String same = run(bill);
            node.runDue();
            assertThat(json.get("/api/v1/billing-runs/" + same).text("/signedAt"))
                    .isNotEmpty();
            assertThat(sink.heard()).hasSize(1);
            assertThat(json.get(webhook).text("/calls/0/state")).isEqualTo("same");
            assertThat(browser.get("/billing/" + bill.substring(4)).body())
                    .contains("not sent: It bills what version 1 does.");

            credit(first);
            String third = run(bill);
            approve(third, "Arran Foods");
            node.runDue();
            JsonNode next = last(sink);
            assertThat(next.at("/run").asString()).isEqualTo(third);
            assertThat(next.at("/linesSha256").asString())
                    .isNotEqualTo(told.at("/linesSha256").asString());
            assertThat(next.at("/replaces/run").asString()).isEqualTo(first);
            assertThat(next.at("/replaces/version").asString()).isEqualTo("1");
            assertThat(next.at("/replaces/sha256").asString())
                    .isEqualTo(told.at("/sha256").asString());
            assertThat(next.at("/replaces/linesSha256").asString())
                    .isEqualTo(told.at("/linesSha256").asString());

            String call = json.get(webhook).text("/calls/2/id");
            assertThat(json.post(webhook + "/calls/" + call + "/repetition", "{}")
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void aVersionThatDidNotArriveIsGivenUpForALaterOne() {
        String bill = bill();
        String webhook = "/api/v1/billing-definitions/" + bill + "/webhook";
        try (FakeSink sink = FakeSink.open()) {
            sink.answers(503, "later");
            json.put(webhook, "{'address': '%s'}".formatted(sink.url("/invoices")));
            String first = run(bill);
            approve(first, "Arran Foods");
            approve(first, FORMULA);
            node.runDue();

            credit(first);
            approve(run(bill), "Arran Foods");
            node.clock().tick(Duration.ofMinutes(16));
            node.runDue();

            assertThat(sink.heard()).hasSize(2);
            assertThat(sink.heard().getLast().body())
                    .contains("\"version\":2", "\"replaces\":{\"run\":\"" + first + "\"");
            assertThat(json.get(webhook).text("/calls/1/state")).isEqualTo("overtaken");
        }
    }

    private static JsonNode last(FakeSink sink) {
        return JsonMapper.shared().readTree(sink.heard().getLast().body());
    }

    private void approve(String run, String customer) {
        assertThat(json.post("/api/v1/billing-runs/" + run + "/approvals", "{'customer': '" + customer + "'}")
                        .status())
                .isEqualTo(200);
    }

    // Written by one, approved by another; counts from the next version on.
    private void credit(String run) {
        String at = "/api/v1/billing-runs/" + run + "/adjustments";
        String entry = json.post(
                        at,
                        "{'kind': 'credit', 'customer': 'Arran Foods', 'amount': '0.10', 'reason': 'a night without', 'evidence': 'INC-7'}")
                .text("/id");
        Json.of(node, cast.token(Role.ADMINISTRATOR)).post(at + "/" + entry + "/verdict", "{'approved': true}");
    }

    private String signature(String address, Heard heard) {
        byte[] key = node.bean(Secrets.class).derive(Hooks.PURPOSE, address).getFirst();
        String signed =
                heard.headers().get("webhook-id") + "." + heard.headers().get("webhook-timestamp") + "." + heard.body();
        return "v1," + Base64.getEncoder().encodeToString(Secrets.hmac(key, signed.getBytes(StandardCharsets.UTF_8)));
    }

    private String bill() {
        String source = new SourceRecipes().source(json).text("/id");
        String report = json.post(
                        "/api/v1/reports",
                        "{'name': 'Usage %s', 'source': '%s', 'sql': 'select customer, to_char(day, $$FMMonth$$) as item, amount from sale where day between :month_from and :month_to', 'parameters': 'month date-range'}"
                                .formatted(UUID.randomUUID(), source))
                .text("/id");
        return json.post(
                        "/api/v1/billing-definitions",
                        "{'name': 'Shop %s', 'owner': '%s', 'currency': 'EUR', 'decimals': 2, 'reports': ['%s'], 'dueDay': 5, 'dueTime': '17:00', 'timeZone': 'Europe/Dublin'}"
                                .formatted(UUID.randomUUID(), alice.id().text(), report))
                .text("/id");
    }

    private String run(String bill) {
        return json.post("/api/v1/billing-runs", "{'definition': '%s', 'month': '2026-10'}".formatted(bill))
                .text("/id");
    }
}
