package org.nightdesk.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** Looks at what is asked and at the addresses of calendars. */
class SwapScreenTests {

    @Test
    void asksAndTakesByHand() {
        TestNode node = TestNode.shared();
        Cast cast = Cast.of(node);
        Person aoife = cast.staff("Aoife Brennan", Role.LEAD, "Europe/Dublin");
        Person bob = cast.bob();
        ScheduleId line = weekly(node, aoife, bob);
        var shift = node
                .bean(Schedules.class)
                .shifts(line, node.now(), node.now().plus(Duration.ofDays(14)))
                .stream()
                .filter(one -> one.person().equals(bob.id()))
                .findFirst()
                .orElseThrow();
        node.bean(Swaps.class)
                .ask(
                        new SwapDraft(
                                line,
                                bob.id(),
                                Optional.of(aoife.id()),
                                shift.from(),
                                shift.from().plus(Duration.ofHours(3)),
                                "School play"),
                        cast.viewer(bob),
                        node.now());
        try (Tab tab = Chromium.tab(node).signIn(cast.browser(aoife))) {
            tab.go(SwapPages.PATH);
            assertThat(tab.page().locator("h1").innerText()).isEqualTo("One shift is asked of you.");
            tab.look("swaps");
            tab.go("/on-call/calendars");
            tab.page().getByText("Make it").click();
            tab.page().locator("code.address").waitFor();
            tab.shoot("agenda-made");
            tab.go("/on-call/calendars");
            tab.look("agenda");
        }
    }

    private static ScheduleId weekly(TestNode node, Person... people) {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 11, 2, 9, 0));
        Layer layer = new Layer(weekly, List.of(people).stream().map(Person::id).toList(), List.of());
        return node.bean(Schedules.class)
                .create(
                        new ScheduleDraft(
                                "First line " + UUID.randomUUID(), "", ZoneId.of("Europe/Dublin"), List.of(layer)),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
