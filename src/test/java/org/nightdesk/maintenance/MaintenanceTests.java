package org.nightdesk.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Service;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Person;
import org.nightdesk.people.TeamId;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.BrowserTest;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a window is; how it holds pages is told where pages and alerts are. */
class MaintenanceTests {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final MaintenanceWindows windows = node.bean(MaintenanceWindows.class);
    private final Person anna = cast.staff("Anna", Role.AGENT, "Europe/Dublin");
    private final Viewer agent = cast.viewer(anna);
    private final Instant now = node.now().truncatedTo(ChronoUnit.MINUTES);
    private final Service broker = service();
    private final Service ledger = service(broker.id());
    private final Service settlement = service(ledger.id());

    @Test
    void coversWhatNeedsTheServiceIfAsked() {
        assertThat(plan(false).covered()).containsExactly(broker.id());
        assertThat(plan(true).covered()).containsExactly(broker.id(), ledger.id(), settlement.id());
        assertThat(windows.between(Set.of(settlement.id()), now, now.plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void isMovedAndEndedOnlyWhileItIsNotOver() {
        MaintenanceWindow window = plan(false);
        MaintenanceWindow longer = windows.change(
                window.id(), draft(false, now.plusSeconds(600), now.plus(Duration.ofHours(9)), List.of()), agent, now);
        assertThat(longer.from()).as("once begun, its beginning stays").isEqualTo(window.from());
        assertThat(longer.until()).isEqualTo(now.plus(Duration.ofHours(9)));

        MaintenanceWindow over = windows.end(window.id(), agent, now.plusSeconds(60));
        assertThat(over.end()).isEqualTo(now.plusSeconds(60));
        assertThatThrownBy(() -> windows.end(window.id(), agent, now.plusSeconds(61)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void tellsItsTeamsWhenItIsPlannedMovedAndOver() {
        Person bob = cast.bob();
        TeamId team = cast.team("Platform", bob, anna);
        MaintenanceWindow window =
                windows.plan(draft(false, now, now.plus(Duration.ofHours(1)), List.of(team)), agent, now);
        windows.change(window.id(), draft(false, now, now.plus(Duration.ofHours(2)), List.of(team)), agent, now);
        windows.end(window.id(), agent, now);

        assertThat(memos(bob))
                .containsExactly(
                        "Maintenance of %s is planned".formatted(broker.name()),
                        "Maintenance of %s is changed".formatted(broker.name()),
                        "Maintenance of %s is over".formatted(broker.name()));
        assertThat(memos(anna)).as("who did it knows").isEmpty();
    }

    @Test
    void standsOnTheHandoverOfTheShiftInWhichItEnds() {
        plan(false);
        MaintenanceDuties duties = node.bean(MaintenanceDuties.class);
        String what = "Maintenance of " + broker.name() + " ends";

        assertThat(duties.of(Set.of(), now.plus(Duration.ofHours(8)), agent, now))
                .anySatisfy(duty -> assertThat(duty.what()).startsWith(what));
        assertThat(duties.of(Set.of(), now.plus(Duration.ofHours(1)), agent, now))
                .noneSatisfy(duty -> assertThat(duty.what()).startsWith(what));
    }

    @BrowserTest
    void isPlannedOnAScreenAndARefusedOneKeepsWhatWasTyped() {
        Browser hers = cast.browser(anna);
        hers.get(MaintenancePages.PATH + "/new");
        assertThat(post(hers, local(now.plus(Duration.ofHours(1))), local(now)))
                .contains(
                        "ends before it begins",
                        "New disks",
                        "name=\"services." + broker.id().text() + "\" checked");
        assertThat(post(hers, local(now), local(now.plus(Duration.ofHours(3))))).isEmpty();
        assertThat(hers.get(MaintenancePages.PATH).body()).contains(broker.name(), "New disks", "End it now");
        try (Tab tab = Chromium.tab(node).signIn(hers)) {
            tab.go(MaintenancePages.PATH);
            tab.look("maintenance");
            tab.go(MaintenancePages.PATH + "/new");
            tab.width(Tab.PHONE).fits();
            tab.isAccessible();
        }
    }

    private String post(Browser hers, String from, String until) {
        return hers.post(
                        MaintenancePages.PATH,
                        "reason",
                        "New disks",
                        "from",
                        from,
                        "until",
                        until,
                        "timeZone",
                        "Europe/Dublin",
                        "services." + broker.id().text(),
                        "on",
                        "dependents",
                        "on")
                .body();
    }

    private static String local(Instant at) {
        return at.atZone(DUBLIN).toLocalDateTime().toString();
    }

    private MaintenanceWindow plan(boolean dependents) {
        return windows.plan(draft(dependents, now, now.plus(Duration.ofHours(2)), List.of()), agent, now);
    }

    private MaintenanceDraft draft(boolean dependents, Instant from, Instant until, List<TeamId> told) {
        return new MaintenanceDraft(List.of(broker.id()), dependents, from, until, DUBLIN, "New disks", false, told);
    }

    private Service service(ServiceId... needs) {
        ServiceDraft draft = ServiceDraft.named("Broker " + UUID.randomUUID(), 2);
        return node.bean(Services.class)
                .create(
                        new ServiceDraft(
                                draft.slug(),
                                draft.name(),
                                draft.description(),
                                draft.tier(),
                                draft.team(),
                                draft.policy(),
                                List.of(needs)),
                        Viewer.system(),
                        node.now());
    }

    private List<String> memos(Person person) {
        return node.bean(JdbcClient.class)
                .sql("select title from memo.memo where person_id = :person order by id")
                .param("person", person.id().value())
                .query(String.class)
                .list();
    }
}
