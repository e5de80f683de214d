package org.nightdesk.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.execution.Execution;
import org.nightdesk.execution.Executions;
import org.nightdesk.execution.KeptPlan;
import org.nightdesk.execution.Playground;
import org.nightdesk.execution.Stoppers;
import org.nightdesk.people.People;
import org.nightdesk.people.PersonId;
import org.nightdesk.playbook.Playbooks;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timetable.Timetable.Turn;
import org.springframework.dao.DataIntegrityViolationException;

/** Bob wants something done each night, Carol looks at it once; days pass here, so that the node is its own. */
class TimetableTests {

    private static final String NIGHTLY = """
            name: %s
            purpose: Turns the night's log over.
            parameters:
              where: {type: target, label: Where}
            steps:
              - step: turn
                says: Turn the log over.
                before:
                  http: {endpoint: api, path: /settings/mode, expect: {status: 200}, capture: {mode: /value}}
                act:
                  http: {endpoint: api, method: PUT, path: /settings/log, body: {value: "turned in ${mode}"}}
                verify:
                  http: {endpoint: api, path: /settings/log, expect: {json: {/value: "turned in ${mode}"}}}
                undo:
                  http: {endpoint: api, method: PUT, path: /settings/log, body: {value: kept}}
                idempotent: yes
            """;

    private static final TestNode node = TestNode.fresh();

    private final Playground ground = new Playground(node);
    private final Timetables timetables = node.bean(Timetables.class);
    private final TimetableStore store = node.bean(TimetableStore.class);

    @AfterEach
    void close() {
        ground.close();
    }

    @AfterAll
    static void closeTheNode() {
        node.close();
    }

    @Test
    void beginsEachNightWhatSomebodyElseApprovedOnce() {
        KeptPlan plan = planned();
        Browser bob = browser(ground.bob);
        Browser carol = browser(ground.carol);
        assertThat(bob.get(plan.id().path()).body())
                .contains("/timetables/new?plan=" + plan.id().text());
        String path = location(bob.post(
                "/timetables",
                "plan",
                plan.id().text(),
                "every",
                "day",
                "at",
                inMinutes(10).toString(),
                "timeZone",
                "UTC"));
        Timetable one = timetables.timetable(Timetable.id(path.substring(path.lastIndexOf('/') + 1)), ground.bob);
        assertThat(bob.get(path).body())
                .contains("begins nothing until somebody else")
                .doesNotContain("Approve each");
        passes(Duration.ofMinutes(11));
        assertThat(last(one).skipped()).isEqualTo("Nobody has approved it as it is now.");

        assertThat(carol.get("/").body()).contains(path);
        assertThat(bob.get("/").body()).doesNotContain(path);
        String page = carol.get(path).body();
        assertThat(page).contains("Approve each time " + one.shortCore());
        location(carol.post(path + "/approval", "core", one.core(), "word", "It only turns a log."));
        assertThat(carol.get("/").body()).doesNotContain(path);
        passes(Duration.ofDays(1));

        Execution run = run(one);
        assertThat(run.state()).as(run.why()).isEqualTo("done");
        assertThat(ground.service.running("log")).isEqualTo("turned in day");
        assertThat(ground.evidence(run)).contains("Standing approval of " + one.text(), "Carol");
        passes(Duration.ofDays(1));
        assertThat(store.turns(one.id(), 9)).hasSize(3);
        assertThat(run(one).id()).isNotEqualTo(run.id());
        assertThat(bob.get("/playbooks/" + plan.plan().playbook().id()).body()).contains("By the clock", "Each day");
    }

    @Test
    void isSkippedAndSaysWhyWhereAnythingIsDifferent() {
        Timetable one = approved();
        ground.service.with("mode", "night");
        passes(Duration.ofDays(1));
        assertThat(last(one).skipped()).contains("What is there now is not what was approved");
        assertThat(ground.service.running("log")).isEqualTo("fresh");

        ground.service.with("mode", "day");
        freeze();
        passes(Duration.ofDays(1));
        assertThat(last(one).skipped()).contains("Nothing is changed", "The sales.");
        passes(Duration.ofDays(1));
        assertThat(run(one).state()).isEqualTo("done");

        node.bean(Stoppers.class).stop(one.playbook(), one.title(), "It turns too much.", ground.alice, node.now());
        passes(Duration.ofDays(1));
        assertThat(last(one).skipped()).contains("It turns too much.");
        node.bean(Stoppers.class).release(one.playbook(), ground.alice, node.now());

        republished(one);
        passes(Duration.ofDays(1));
        assertThat(last(one).skipped()).contains("version 2 is published since");
    }

    @Test
    void isSkippedWhileTheLastIsStillUnderWay() {
        Timetable one = approved(NIGHTLY + """
                  - manual: look
                    says: Look at it.
                """);
        passes(Duration.ofDays(1));
        assertThat(run(one).isRunning()).isTrue();

        node.clock().tick(Duration.ofHours(23));
        passes(Duration.ofHours(1));

        assertThat(last(one).skipped()).contains(run(one).id().text());
    }

    @Test
    void anotherTimeVoidsTheApprovalAndItsAuthorGivesNoneNotEvenPastUs() {
        Timetable one = approved();
        Timetable changed = timetables.change(one.id(), draft(20), ground.bob, node.now());

        assertThat(changed.approval()).isEmpty();
        assertThatThrownBy(() -> timetables.approve(one.id(), one.core(), "", ground.bob, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Somebody else");
        assertThatThrownBy(() ->
                        store.approve(changed, new PersonId(ground.bob.actor().id()), "Bob", "", node.now()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> timetables.approve(one.id(), "0".repeat(64), "", ground.carol, node.now()))
                .isInstanceOf(Refused.class);
        timetables.retire(one.id(), ground.bob, node.now());
        passes(Duration.ofDays(1));
        assertThat(store.turns(one.id(), 9)).isEmpty();
    }

    @Test
    void noClockBeginsWhatCannotBeTakenBack() {
        ground.service.with("mode", "day").with("log", "fresh");
        KeptPlan plan = ground.planned(NIGHTLY.replaceFirst("(?s)    undo:.*?idempotent", "    idempotent"));

        assertThatThrownBy(() -> timetables.create(plan, draft(10), ground.bob, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no clock begins it");
        assertThatThrownBy(() -> timetables.create(planned(), draft(10), ground.carol, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("in their name");
    }

    @Test
    void saysWhichFieldsOfItsTimeAreWrongAndReadsNoDayThatDoesNotCount() {
        assertThatThrownBy(() -> new TimetableDraft("week", "8", "", "25:99", "Mars/Base", "").rhythm())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly("weekday", "at", "timeZone"));
        assertThat(new TimetableDraft("day", "", "", "02:30", "UTC", "")
                        .rhythm()
                        .words())
                .isEqualTo("each day, at 02:30 in UTC");
    }

    private KeptPlan planned() {
        ground.service.with("mode", "day").with("log", "fresh");
        return ground.planned(NIGHTLY);
    }

    private Timetable approved() {
        return approved(NIGHTLY);
    }

    private Timetable approved(String yaml) {
        ground.service.with("mode", "day").with("log", "fresh");
        Timetable one = timetables.create(ground.planned(yaml), draft(10), ground.bob, node.now());
        return timetables.approve(one.id(), one.core(), "", ground.carol, node.now());
    }

    private TimetableDraft draft(int minutes) {
        return new TimetableDraft("day", "1", "1", inMinutes(minutes).toString(), "UTC", "");
    }

    private LocalTime inMinutes(int minutes) {
        return node.now()
                .plus(Duration.ofMinutes(minutes))
                .atZone(ZoneOffset.UTC)
                .toLocalTime()
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private void republished(Timetable one) {
        var id = org.nightdesk.playbook.PlaybookId.of(one.playbook());
        String yaml = NIGHTLY.formatted(one.title()).replace("Turn the log over.", "Turn it over.");
        Playbooks playbooks = node.bean(Playbooks.class);
        playbooks.publish(
                id, yaml, "Shorter.", playbooks.draft(id, ground.alice).number(), ground.alice, node.now());
    }

    private void freeze() {
        assertThat(Json.of(node, ground.cast.token(Role.LEAD))
                        .post(
                                "/api/v1/freezes",
                                "{'service': '%s', 'from': '%s', 'until': '%s', 'timeZone': 'UTC', 'reason': 'The sales.', 'breaker': 'lead'}"
                                        .formatted(ground.gateway.slug(), at(0), at(26)))
                        .status())
                .isEqualTo(201);
    }

    private String at(int hours) {
        return node.now()
                .plus(Duration.ofHours(hours))
                .atZone(ZoneOffset.UTC)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    private void passes(Duration time) {
        node.clock().tick(time);
        for (int look = 0; look < 8; look++) {
            node.runDue();
        }
    }

    private Turn last(Timetable one) {
        List<Turn> turns = store.turns(one.id(), 1);
        assertThat(turns).hasSize(1);
        return turns.getFirst();
    }

    private Execution run(Timetable one) {
        String run = store.lastRun(one.id()).orElseThrow();
        return node.bean(Executions.class).newest(50, ground.bob).stream()
                .filter(each -> each.id().text().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private Browser browser(Viewer viewer) {
        return ground.cast.browser(
                node.bean(People.class).person(new PersonId(viewer.actor().id())));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
