package org.nightdesk.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.engine.Story;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.people.Teams;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class LoginStoryTests {

    @Test
    void tellsOfTwoSitesNineHoursApartWhereOneOfEachKindSignsIn() {
        try (TestNode node = TestNode.fresh()) {
            node.beans(Story.class).stream()
                    .filter(story -> story.chapter() <= 2)
                    .sorted(Comparator.comparingInt(Story::chapter))
                    .forEach(story -> story.tell(node.now()));

            List<Person> staff = node.bean(People.class).staff();
            assertThat(staff).hasSize(12);
            assertThat(staff.stream()
                            .map(person -> person.zone()
                                            .getRules()
                                            .getOffset(node.now())
                                            .getTotalSeconds()
                                    / 3600)
                            .distinct())
                    .containsExactlyInAnyOrder(0, 9);
            assertThat(node.bean(Teams.class).names()).hasSize(4);
            assertThat(node.bean(LoginStory.class).invitation(node.now())).hasSize(6);

            Browser browser = Cast.of(node).nobody();
            browser.get("/login");
            assertThat(browser.post(
                                    "/login",
                                    "email",
                                    "aoife.brennan@harbourline.example",
                                    "password",
                                    LoginStory.PASSWORD)
                            .statusCode())
                    .isEqualTo(303);
        }
    }
}
