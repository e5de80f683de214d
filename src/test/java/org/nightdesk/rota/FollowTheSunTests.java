package org.nightdesk.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.rota.FollowTheSun.Site;
import org.nightdesk.subject.Role;

/** Where people live makes the layers of a first schedule. */
class FollowTheSunTests {

    private static final Instant WINTER = Instant.parse("2026-11-22T07:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-22T07:00:00Z");
    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");

    @Test
    void eachSiteIsOnDutyFromItsMorningUntilTheNextOnes() {
        List<Person> staff = staff("Europe/Dublin", "Asia/Tokyo", "Asia/Tokyo");
        FollowTheSun sun = FollowTheSun.of(staff, WINTER);
        Map<String, String> fields = sun.fill(Map.of("name", "", "layers[3].people[0]", "per_9"), DUBLIN, WINTER);
        assertThat(fields)
                .containsEntry("name", "Tokyo and Dublin")
                .containsEntry("layers[0].people[0]", "per_2")
                .containsEntry("layers[0].people[1]", "per_3")
                .containsEntry("layers[0].restrictions[0].from", "00:00")
                .containsEntry("layers[0].restrictions[0].until", "09:00")
                .containsEntry("layers[1].restrictions[0].from", "09:00")
                .containsEntry("layers[1].restrictions[0].until", "00:00")
                .doesNotContainKey("layers[3].people[0]");
        assertThat(FollowTheSun.of(staff, SUMMER).fill(Map.of("name", "Nights"), DUBLIN, SUMMER))
                .containsEntry("name", "Nights")
                .containsEntry("layers[0].restrictions[0].from", "01:00");
    }

    @Test
    void whoseMorningsAreNearEachOtherAreOneSite() {
        assertThat(FollowTheSun.of(staff("Europe/Dublin", "Europe/Paris", "Europe/Helsinki"), WINTER)
                        .isPossible())
                .isFalse();
        FollowTheSun aroundMidnight =
                FollowTheSun.of(staff("Pacific/Auckland", "Australia/Perth", "Europe/Dublin", "Pacific/Fiji"), WINTER);
        assertThat(aroundMidnight.sites().stream().map(Site::name)).containsExactly("Auckland", "Perth", "Dublin");
        assertThat(FollowTheSun.of(staff("Asia/Tokyo"), WINTER).isPossible()).isFalse();
        assertThat(FollowTheSun.of(List.of(), WINTER).isPossible()).isFalse();
    }

    @Test
    void hoursWithoutPeopleAreNotPassedOver() {
        ScheduleForm form = new ScheduleForm(Map.of(
                "timeZone",
                "Europe/Dublin",
                "layers[0].people[0]",
                "per_1",
                "layers[1].rotation.start",
                "2026-11-23",
                "layers[0].rotation.every.count",
                "1",
                "layers[0].rotation.every.unit",
                "weeks",
                "layers[1].rotation.every.count",
                "1",
                "layers[1].rotation.every.unit",
                "weeks"));
        assertThat(form.draft(WINTER).layers())
                .hasSize(2)
                .last()
                .satisfies(layer -> assertThat(layer.people()).isEmpty());
    }

    private static List<Person> staff(String... zones) {
        List<Person> staff = new ArrayList<>();
        for (String zone : zones) {
            PersonId id = new PersonId(staff.size() + 1);
            staff.add(new Person(id, id.text(), id.text(), Role.AGENT, ZoneId.of(zone), Optional.empty(), true));
        }
        return staff;
    }
}
