package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class RotaStoryTests {

    @Test
    void leavesExactlyOneSundayEveningWithoutAnybody() {
        try (TestNode node = TestNode.fresh()) {
            Cast cast = Cast.of(node);
            Person aoife = cast.staff("Aoife Brennan", Role.AGENT, "Europe/Dublin");
            Person daniel = cast.staff("Daniel Okafor", Role.AGENT, "Europe/Dublin");
            cast.staff("Marta Nowak", Role.AGENT, "Europe/Dublin");
            Person haruka = cast.staff("Haruka Mori", Role.AGENT, "Asia/Tokyo");
            Person ren = cast.staff("Ren Fujita", Role.LEAD, "Asia/Tokyo");
            cast.team("Payments", aoife, daniel);
            Instant now = node.now();

            node.bean(RotaStory.class).tell(now);

            Schedules schedules = node.bean(Schedules.class);
            ScheduleId firstLine = schedules.names().entrySet().stream()
                    .filter(entry -> entry.getValue().equals("First line"))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            List<Span> gaps = schedules.gaps(firstLine, now.minus(Duration.ofDays(90)), now.plus(Duration.ofDays(30)));
            assertThat(gaps)
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.from()
                                    .atZone(ZoneId.of("Europe/Dublin"))
                                    .getDayOfWeek())
                            .isEqualTo(DayOfWeek.SUNDAY));
            assertThat(schedules.onCall(firstLine, now)).containsAnyOf(haruka.id(), ren.id());
            assertThat(schedules.names().values()).anyMatch(name -> name.startsWith("Payments"));
        }
    }
}
