package org.nightdesk.insight;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.people.Organisation;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.report.BuiltIns;
import org.nightdesk.report.BuiltIns.BuiltIn;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reports that come with the program. */
class InsightTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Person alice = cast.alice();
    private final Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));

    @Test
    void eachRunsFromItsFormAndSaysWhenThereIsNothing() {
        Browser browser = cast.browser(alice);
        for (BuiltIn one : Insights.all()) {
            String at = "/reports/" + id(one.key());
            assertThat(browser.get(at).body())
                    .as(one.key())
                    .contains(">Copy</a>", BuiltIns.OWNER, one.usual().getOrDefault("pivot-as", ""));
            String asked = one.parameters().contains("period")
                    ? "period_from=1999-01-01&period_to=1999-12-31&customers=All+customers&teams=All+teams"
                    : "customers=All+customers&teams=Nobody";
            assertThat(browser.get(at + "/result?" + asked).body())
                    .as(one.key())
                    .contains("Nothing fits these values.");
            assertThat(browser.get(at + "/result?" + asked + (one.pivot().isEmpty() ? "" : "&pivot-as=bars"))
                            .body())
                    .as(one.key())
                    .contains("Nothing fits these values.")
                    .doesNotContain("No chart", "<td>Total</td>");
        }
    }

    @Test
    void ticketsAreCountedTimedAndHeldAgainstTheirPromises() {
        Organisation customer = cast.organisation("Figures");
        TeamId team = cast.team("Figures");
        List<Ticket> opened = List.of(ticket(customer, team), ticket(customer, team), ticket(customer, team));
        String day = LocalDate.ofInstant(node.now(), ZoneOffset.UTC).toString();
        acknowledge(opened.get(0), 10);
        // No engine ran when this one was late.
        acknowledge(opened.get(1), 10);
        node.bean(Tickets.class).resolve(opened.get(0).id(), "", cast.viewer(alice), node.now());

        node.runDue();

        String of = "'period_from': '%s', 'period_to': '%s'".formatted(day, day);
        Map<String, Long> weeks = Map.of("opened", 3L, "resolved", 1L);
        for (JsonNode row : rows("tickets-by-week", of + ", 'customers': '" + customer.name() + "'")) {
            assertThat(row.get("tickets").asLong())
                    .isEqualTo(weeks.get(row.get("what").asString()));
        }
        JsonNode times = rows("times-by-service", of + ", 'teams': '" + cast.nameOf(team) + "'")
                .get(0);
        assertThat(times.get("incidents").asInt()).isEqualTo(3);
        assertThat(times.get("acknowledged").asInt()).isEqualTo(2);
        assertThat(times.get("acknowledge_median").asDouble()).isEqualTo((10 + 20) / 2.0);
        assertThat(times.get("resolve_median").asDouble()).isEqualTo(20);
        JsonNode promises = rows("promises-kept", of + ", 'customers': '" + customer.name() + "'")
                .get(0);
        assertThat(promises.get("tickets").asInt()).isEqualTo(3);
        assertThat(promises.get("first_reply_missed").asInt()).isEqualTo(2);
        assertThat(promises.get("kept").asInt()).isEqualTo(1);
        assertThat(rows("backlog-by-age", "'teams': '" + cast.nameOf(team) + "'")
                        .get(0)
                        .get("tickets")
                        .asInt())
                .isEqualTo(2);
    }

    private Ticket ticket(Organisation customer, TeamId team) {
        return ATicket.called("The lift stands still")
                .of(customer)
                .with(team)
                .level(Level.HIGH)
                .open(node);
    }

    private void acknowledge(Ticket ticket, int minutes) {
        node.clock().tick(ofMinutes(minutes));
        node.bean(Tickets.class).acknowledge(ticket.id(), cast.viewer(alice), Optional.empty(), node.now());
    }

    @Test
    void nightIsByTheClockOfWhoWasPaged() {
        String service = "Lamps " + UUID.randomUUID();
        PageId answered = page(service);
        page(service);
        node.runDue();
        node.clock().tick(ofMinutes(7));
        node.bean(Pages.class).acknowledge(answered, alice.actor(), Optional.empty(), node.now());

        JsonNode row = json.post(
                        result("pages-at-night"),
                        "{'arguments': {'period_from': '2026-11-01', 'period_to': '2036-12-31'}}")
                .json()
                .get("rows")
                .valueStream()
                .filter(one -> one.get("service").asString().equals(service))
                .findFirst()
                .orElseThrow();

        assertThat(row.get("pages").asInt()).isEqualTo(2);
        assertThat(row.get("unanswered").asInt()).isEqualTo(1);
        assertThat(row.get("acknowledge_median").asDouble()).isEqualTo(7);
        assertThat(row.get("at_night").asLong()).isEqualTo(atNight(service));
    }

    private PageId page(String service) {
        return node.bean(Pages.class)
                .begin(
                        new Call(
                                new Subject("lamp", UUID.randomUUID().toString()),
                                Optional.empty(),
                                "It is dark",
                                "",
                                3,
                                service),
                        Actor.system(),
                        node.now());
    }

    private record Heard(long page, String zone, OffsetDateTime at) {

        boolean isNight() {
            int hour = at.atZoneSameInstant(ZoneId.of(zone)).getHour();
            return hour >= 22 || hour < 7;
        }
    }

    private long atNight(String service) {
        return node.bean(JdbcClient.class).sql("""
                select page.id as page, person.zone, attempt.sent_at as at
                  from paging.attempt
                  join paging.page on page.id = attempt.page_id
                  join people.person on person.id = attempt.person_id
                 where page.service = :service
                   and attempt.state in ('sent', 'delivered', 'answered', 'unknown')
                   and attempt.purpose = 'page'
                   and attempt.sent_at is not null
                """).param("service", service).query(Heard.class).list().stream()
                .filter(Heard::isNight)
                .map(Heard::page)
                .distinct()
                .count();
    }

    @Test
    void whatAPersonWantsOtherwiseIsACopy() {
        BuiltIn backlog = Insights.all().get(1);
        String id = id(backlog.key());
        Browser browser = cast.browser(alice);
        String body = "{'name': 'Mine %s', 'source': 'src_%s', 'sql': 'select 1 as one'}"
                .formatted(UUID.randomUUID(), source());

        assertThat(json.put("/api/v1/reports/rep_" + id, body).toString())
                .startsWith("409")
                .contains("Make a copy");
        assertThat(browser.get("/reports/" + id + "/copy").body())
                .contains("from fact.fact_ticket", "action=\"/reports\"", backlog.pivot())
                .doesNotContain("value=\"" + backlog.name() + "\"");
        assertThat(browser.get("/reports/" + id + "/edit").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/copy"));
        String mine = browser.post(
                        "/reports",
                        "name",
                        "Mine " + UUID.randomUUID(),
                        "source",
                        source(),
                        "sql",
                        backlog.sql(),
                        "parameters",
                        backlog.parameters(),
                        "pivot",
                        backlog.pivot(),
                        "copied",
                        id)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(browser.get(mine).body()).contains("value=\"All teams\" checked", "value=\"age\" selected");
        assertThat(browser.get(mine + "/result").body()).contains("Choose at least one for teams.");
    }

    @Test
    void aLaterProgramAddsAVersionAndAnEarlierOneTakesNothingBack() {
        BuiltIns builtIns = node.bean(BuiltIns.class);
        String key = "test-" + UUID.randomUUID();
        BuiltIn first = builtIn(key, "Story " + key, "select 1 as one");
        BuiltIn second = builtIn(key, "Story " + key, "select 2 as two");

        builtIns.bring(List.of(first), node.now());
        builtIns.bring(List.of(second), node.now());
        builtIns.bring(List.of(first), node.now());
        builtIns.bring(List.of(second), node.now());

        assertThat(json.get("/api/v1/reports/rep_" + id(key)).text("/sql")).isEqualTo("select 2 as two");
        assertThat(versions(key)).isEqualTo(2);
    }

    @Test
    void aNameThatSomebodyHasTakenStaysTheirs() {
        String name = "Taken " + UUID.randomUUID();
        json.post(
                "/api/v1/reports",
                "{'name': '%s', 'source': 'src_%s', 'sql': 'select 1 as one'}".formatted(name, source()));

        node.bean(BuiltIns.class).bring(List.of(builtIn(name, name, "select 3 as three")), node.now());

        assertThat(json.get("/api/v1/reports/rep_" + id(name)).text("/name")).isEqualTo(name + " (built in)");
    }

    private static BuiltIn builtIn(String key, String name, String sql) {
        return new BuiltIn(key, name, "A story.", Role.RESPONDER, sql, "", List.of(), Map.of());
    }

    private JsonNode rows(String key, String arguments) {
        var answer = json.post(result(key), "{'arguments': {" + arguments + "}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().get("rows");
    }

    private String result(String key) {
        return "/api/v1/reports/rep_" + id(key) + "/result.json";
    }

    private String id(String key) {
        return asked("select id from report.report where built_in = :key", key);
    }

    private int versions(String key) {
        return Integer.parseInt(asked(
                "select count(*) from report.version join report.report on report.id = report_id where built_in = :key",
                key));
    }

    private String source() {
        return asked("select id from datasource.source where built_in and :key <> ''", "any");
    }

    private String asked(String sql, String key) {
        return node.bean(JdbcClient.class)
                .sql(sql)
                .param("key", key)
                .query(String.class)
                .single();
    }
}
