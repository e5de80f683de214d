package org.nightdesk.latestart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.nightdesk.ledger.LedgerCast;
import org.nightdesk.people.Person;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class LateStartTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final LedgerCast rota = new LedgerCast(node);
    private final String zone = whereItIsTwoAtNight();
    private final Person bob = cast.staff("Bob", Role.RESPONDER, zone);
    private final Person dana = cast.staff("Dana", Role.RESPONDER, zone);
    private final Person eve = cast.staff("Eve", Role.RESPONDER, zone);
    private final ScheduleId line = rota.yearly(zone, bob, eve, dana);

    @BrowserTest
    void isProposedOnceInTheMorningAndAsksWhoIsLeastLoadedToCover() {
        rota.yearly(zone, eve);
        Instant paged = node.now();
        rota.pages(bob, paged.toString());
        node.runDue();
        assertThat(told(bob)).as("let him sleep").isZero();

        untilSix();
        node.runDue();
        assertThat(told(bob)).isEqualTo(1);
        Browser his = cast.browser(bob);
        String home = his.get("/").body();
        assertThat(home)
                .containsPattern("Start at 1[34]:[0-9]{2}; Dana \\(least loaded\\) can cover 09:00 to 1[34]:[0-9]{2}");
        assertThat(cast.browser(eve).get("/").body()).doesNotContain("Start at");
        String accept = path(home, "acceptance");
        try (Tab tab = Chromium.tab(node).signIn(his)) {
            tab.width(Tab.PHONE).go("/");
            tab.fits();
            tab.shoot("late-start");
        }
        assertThat(cast.browser(dana).get("/").body()).doesNotContain("late-starts");

        node.clock().tick(Duration.ofMinutes(11));
        node.runDue();
        assertThat(told(bob)).as("once for a night").isEqualTo(1);

        assertThat(post(eve, accept)).as("hers it is not").isEqualTo(404);
        assertThat(his.post(accept).statusCode()).isEqualTo(303);
        assertThat(cast.browser(dana).get("/").body()).contains("Say whether you take a shift of Bob’s");
        assertThat(his.get("/").body()).doesNotContain("Start at");
        assertThat(his.post(accept).statusCode()).as("twice").isEqualTo(409);
        assertThat(node.bean(Schedules.class).onCall(line, node.now().plus(Duration.ofHours(4))))
                .as("not before Dana says yes")
                .containsExactly(bob.id());
    }

    @Test
    void mayBeDeclinedAndTwoNodesProposeOnce() {
        rota.pages(bob, node.now().toString());
        untilSix();
        Mornings mornings = node.bean(Mornings.class);
        LateStarts lateStarts = node.bean(LateStarts.class);
        LateStart seenByBoth = mornings.due(node.now()).stream()
                .filter(one -> one.person().equals(bob.id()))
                .findFirst()
                .orElseThrow();
        lateStarts.propose(seenByBoth, node.now());
        lateStarts.propose(seenByBoth, node.now());
        assertThat(told(bob)).isEqualTo(1);
        assertThat(mornings.due(node.now())).extracting(LateStart::person).doesNotContain(bob.id());

        Browser his = cast.browser(bob);
        String decline = path(his.get("/").body(), "refusal");
        assertThat(his.post(decline).statusCode()).isEqualTo(303);
        assertThat(his.get("/").body()).doesNotContain("Start at");
        Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
        assertThat(json.get("/api/v1/people/" + bob.id().text() + "/late-starts")
                        .text("/0/state"))
                .isEqualTo("usual");
        assertThat(Json.of(node, cast.token(Role.LEAD))
                        .get("/api/v1/people/" + bob.id().text() + "/late-starts")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoIsAwayIsLeftInPeace() {
        rota.pages(bob, node.now().toString());
        String day = node.now().atZone(bob.zone()).toLocalDate().toString();
        Json.of(node, cast.token(Role.LEAD))
                .post(
                        "/api/v1/absences",
                        "{'person': '%s', 'from': '%s'}".formatted(bob.id().text(), day));
        untilSix();
        node.runDue();
        assertThat(told(bob)).isZero();
    }

    private void untilSix() {
        Instant six = node.now()
                .atZone(bob.zone())
                .toLocalDate()
                .atTime(6, 5)
                .atZone(bob.zone())
                .toInstant();
        node.clock().set(six);
    }

    private static String path(String html, String verb) {
        return html.lines()
                .filter(line -> line.contains("/" + verb + "\"") && line.contains("late-starts"))
                .map(line -> line.replaceAll(".*action=\"([^\"]*late-starts/[0-9]+/" + verb + ")\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private int post(Person person, String path) {
        Browser browser = cast.browser(person);
        browser.get("/");
        return browser.post(path).statusCode();
    }

    private long told(Person person) {
        return node.bean(JdbcClient.class)
                .sql("select count(*) from memo.memo where person_id = :person and title like 'After last night%'")
                .param("person", person.id().value())
                .query(Long.class)
                .single();
    }

    /** East of Greenwich is written with a minus there. */
    private String whereItIsTwoAtNight() {
        int ahead = Math.floorMod(2 - node.now().atOffset(ZoneOffset.UTC).getHour(), 24);
        int offset = ahead > 14 ? ahead - 24 : ahead;
        return offset == 0 ? "Etc/GMT" : "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset);
    }
}
