package org.nightdesk.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.escalation.Policies;
import org.nightdesk.escalation.PolicyId;
import org.nightdesk.escalation.Step;
import org.nightdesk.escalation.Target;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

class TeamLoadTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final LedgerCast rota = new LedgerCast(node);
    private final Person aoife = cast.staff("Aoife", Role.LEAD, "Europe/Dublin");
    private final Person bob = cast.staff("Bob", Role.RESPONDER, "Europe/Dublin");
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Asia/Tokyo");
    private final TeamId team = cast.team("Lamps", aoife, bob, dana);
    private final String path = LoadPages.path(team);

    @Test
    void theLeadSeesTheTeamByNameAndNobodyElseDoes() {
        rota.yearly("Europe/Dublin", bob);
        rota.pages(bob, "2026-10-14T02:00:00Z", "2026-10-15T02:00:00Z");
        rota.pages(dana, "2026-10-14T03:00:00Z");

        String html = cast.browser(aoife).get(path + "?month=2026-10").body();
        assertThat(html)
                .contains("October 2026", "745 h", "2 at night", "2 broken", "by Jain’s index")
                .containsSubsequence("<b>Aoife", "<b>Bob", "<b>Dana");
        assertThat(cast.browser(aoife).get(LoadPages.PATH).body()).contains(path);

        Person other = cast.staff("Oona", Role.LEAD, "Europe/Dublin");
        Person root = cast.staff("Root", Role.ADMINISTRATOR, "Europe/Dublin");
        for (Person stranger : List.of(bob, dana, other, root, cast.charlie())) {
            assertThat(cast.browser(stranger).get(path).statusCode())
                    .as(stranger.name())
                    .isEqualTo(404);
            assertThat(pay(stranger, "2026-10", "2026-10").statusCode())
                    .as(stranger.name())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSmallerShareMakesTheSameLoadHeavierAndOnlyItsLeadSaysIt() {
        rota.weekly("Europe/Dublin", aoife, bob);
        Json program = Json.of(node, cast.token(Role.ADMINISTRATOR));
        TeamId two = cast.team("Two", aoife, bob);
        String pair = LoadPages.path(two);
        String api = "/api/v1/teams/" + two.text() + "/load";
        Browser hers = cast.browser(aoife);
        hers.get(pair);
        double before = program.get(api + "?month=2026-10").at("/fairness").doubleValue();
        assertThat(before).as("week by week").isGreaterThan(0.95);

        var wrong = hers.post(pair + "/shares/" + bob.id().text(), "percent", "x7");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("1 to 100 percent", "value=\"x7\"");
        assertThat(hers.post(pair + "/shares/" + dana.id().text(), "percent", "20")
                        .statusCode())
                .as("in another team")
                .isEqualTo(404);
        hers.post(pair + "/shares/" + bob.id().text(), "percent", "20");
        assertThat(program.get(api + "?month=2026-10").at("/fairness").doubleValue())
                .isLessThan(before);
        Browser his = cast.browser(bob);
        his.get(LoadPages.PATH);
        assertThat(his.post(pair + "/shares/" + bob.id().text(), "percent", "1").statusCode())
                .isIn(403, 404);
        assertThat(Json.of(node, cast.token(Role.LEAD)).get(api).status()).isEqualTo(404);
    }

    @Test
    void whatIsPaidForIsWholeNamesItsZoneAndHoldsNoFormula() {
        rota.yearly("Europe/Dublin", bob);
        rota.pages(bob, "2026-10-14T02:00:00Z");
        Person eve = cast.staff("=Eve", Role.RESPONDER, "Asia/Tokyo");
        String file = LoadPages.path(cast.team("Paid", aoife, bob, eve)) + "/pay.csv";
        List<String> lines = cast.browser(aoife)
                .get(file + "?from=2026-08&until=2026-10")
                .body()
                .lines()
                .toList();
        assertThat(lines).hasSize(1 + 3 * 3);
        assertThat(lines.getFirst())
                .startsWith("person,person_id,month,time_zone,holidays,as_of,share_percent,hours,hours_workday_day,")
                .contains("pages_holiday_night", "rests_under_11_hours");
        assertThat(lines)
                .filteredOn(line -> line.contains("Eve"))
                .hasSize(3)
                .allMatch(line -> line.startsWith("'=Eve,"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("Bob,"))
                .element(2)
                .asString()
                .contains(",2026-10,Europe/Dublin,,2026-", ",100,745.00,")
                .endsWith(",1,1");
        assertThat(pay(aoife, "2026-10", "2026-08").statusCode()).isEqualTo(422);
        assertThat(pay(aoife, "soon", "2026-08").statusCode()).isEqualTo(422);
    }

    @Test
    void countsTheIncidentsInWhichNobodyWasThereByMonth() {
        ScheduleId nights = node.bean(Schedules.class)
                .create(
                        new ScheduleDraft("Nobody " + UUID.randomUUID(), "", ZoneId.of("Europe/Dublin"), List.of()),
                        Viewer.system(),
                        node.now())
                .id();
        Target target = new Target(Target.Kind.SCHEDULE, nights.value());
        PolicyId policy = node.bean(Policies.class)
                .create(
                        "Nobody " + UUID.randomUUID(),
                        List.of(new Step(List.of(target), 5), new Step(List.of(target), 5)),
                        0,
                        Viewer.system(),
                        node.now())
                .id();
        ServiceDraft draft = new ServiceDraft(
                Optional.empty(),
                "Lamps " + UUID.randomUUID(),
                "",
                1,
                Optional.of(team),
                OptionalLong.of(policy.value()),
                List.of());
        ServiceId service = node.bean(Services.class)
                .create(draft, Viewer.system(), node.now())
                .id();
        Ticket ticket = ATicket.called("It is dark")
                .about(service)
                .level(Level.HIGH)
                .paging(true)
                .open(node);
        node.runDue();

        Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
        assertThat(json.get("/api/v1/tickets/" + ticket.number() + "/timeline").toString())
                .as("with its reason")
                .contains("has nobody on call");
        Json.Answer months = json.get("/api/v1/teams/" + team.text() + "/nobody-available");
        assertThat(months.json().size()).isEqualTo(1);
        assertThat(months.at("/0/pages").intValue()).isEqualTo(1);
        assertThat(months.at("/0/times").intValue()).as("two steps").isEqualTo(2);
        assertThat(months.text("/0/why")).contains("has nobody on call");
        assertThat(cast.browser(aoife).get(path).body()).contains("<b>one incident, 2 times</b>");
    }

    @BrowserTest
    void looksWellOnEveryScreen() {
        rota.yearly("Europe/Dublin", bob, dana);
        rota.pages(
                bob,
                "2026-10-13T20:00:00Z",
                "2026-10-14T02:00:00Z",
                "2026-10-15T03:40:00Z",
                "2026-10-17T13:00:00Z",
                "2026-10-18T01:00:00Z");
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(bob))) {
            tab.go(LoadPages.PATH + "?month=2026-10");
            tab.look("load");
        }
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(aoife))) {
            tab.go(path + "?month=2026-10");
            tab.look("team-load");
        }
    }

    private HttpResponse<String> pay(Person person, String from, String until) {
        return cast.browser(person).get(path + "/pay.csv?from=" + from + "&until=" + until);
    }
}
