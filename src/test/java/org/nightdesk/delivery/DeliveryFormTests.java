package org.nightdesk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.TestNode;

/** Alice chooses a delivery's values as she does on the report's own page. */
class DeliveryFormTests {

    private static final String SQL =
            "select id from sale where day between :period_from and :period_to and customer = any (:customers) and customer <> :but and id <> all (:ids)";
    private static final String ASKS =
            "period date-range\ncustomers list from select distinct customer from sale order by 1"
                    + "\nbut text from select distinct customer from sale order by 1\nids list";

    private static DeliveryStories story;

    @BeforeAll
    static void openTheShop() {
        story = new DeliveryStories(TestNode.shared());
    }

    @Test
    void listsAreTickedOneIsChosenAndADayIsAnotherEachTimeOrAlwaysTheSame() {
        long report = story.report(SQL, ASKS.replace("\n", "\\n"));
        Browser alice = story.browser(story.alice);
        assertThat(alice.get("/deliveries/new?report=" + report).body())
                .contains("name=\"a-customers\" value=\"Arran Foods\"", "<select class=\"input\" id=\"f-a-but\"")
                .contains("value=\"last-week-begin\" selected", "value=\"last-week-end\" selected")
                .contains("Always the same day", "name=\"a-period_from-date\" type=\"date\"")
                .contains("<textarea class=\"input\" id=\"f-a-ids\"");

        String[] typed = {
            "name",
            "Sales of two",
            "format",
            "csv",
            "every",
            "day",
            "monthDay",
            "1",
            "at",
            "07:00",
            "timeZone",
            "Europe/Dublin",
            "condition",
            "always",
            "sign",
            ">",
            "way",
            "mail",
            "to",
            story.alice.email(),
            "a-customers",
            "Arran Foods",
            "a-customers",
            "Bute Ferries",
            "a-but",
            "",
            "a-ids",
            "7\n8",
            "a-period_from",
            "fixed",
            "a-period_from-date",
            "2026-01-01",
            "a-period_to",
            "yesterday"
        };
        String at = "/deliveries?report=" + report;
        var refused = alice.post(at, typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"Arran Foods\" checked", "value=\"Bute Ferries\" checked", "value=\"2026-01-01\"")
                .containsPattern("id=\"h-a-but\">(?s:.{0,400})Write a value for but");

        typed[25] = "Colonsay";
        String path = alice.post(at, typed).headers().firstValue("Location").orElseThrow();
        long id = Long.parseLong(path.replaceAll(".*/", ""));
        StandingOrder made = story.node.bean(StandingOrders.class).order(id, story.cast.viewer(story.alice));
        assertThat(made.wanted().arguments())
                .isEqualTo(Map.of(
                        "customers", "Arran Foods\nBute Ferries",
                        "but", "Colonsay",
                        "ids", "7\n8",
                        "period_from", "2026-01-01",
                        "period_to", "yesterday"));
        assertThat(alice.get(path + "/edit").body())
                .contains("value=\"Arran Foods\" checked", "value=\"Colonsay\" selected", "value=\"2026-01-01\"")
                .containsPattern("value=\"fixed\" selected");
    }
}
