package org.nightdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Json.Answer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.nightdesk.timeline.Entry;
import org.nightdesk.timeline.Timeline;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnOldestToo
class EventsTests {

    private static final String EVENTS = "/api/v1/events?size=500";

    private final TestNode node = TestNode.fresh();
    private final Cast cast = Cast.of(node);
    private final Json follower = Json.of(node, cast.token(Role.AGENT));

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void tellsWhatHappenedFromTheCursorOn() {
        String cursor = follower.get(EVENTS).text("/page/next");
        happens("lit", Set.of("staff"));
        happens("dimmed", Set.of("staff"));

        Answer told = follower.get(EVENTS + "&after=" + cursor);

        assertThat(told.at("/data").findValuesAsString("verb")).containsExactly("lit", "dimmed");
        assertThat(told.text("/data/0/subject/kind")).isEqualTo("lamp");
        assertThat(told.text("/data/0/at")).isEqualTo(node.now().toString());
        Answer nothing = follower.get(EVENTS + "&after=" + told.text("/page/next"));
        assertThat(nothing.at("/data").isEmpty()).isTrue();
        assertThat(nothing.at("/page/next").isNull()).isTrue();
    }

    @Test
    void tellsACustomersProgramOnlyWhatIsPublic() {
        Json customer = Json.of(node, cast.token(Role.REQUESTER));
        happens("lit", Set.of("staff"));
        happens("shown", Set.of("public"));

        assertThat(customer.get(EVENTS).at("/data").findValuesAsString("verb")).containsExactly("shown");
    }

    @Test
    void saysThatACursorIsTooOldOnceSomethingIsDropped() {
        String cursor = follower.get(EVENTS).text("/page/next");
        happens("lit", Set.of("staff"));
        node.clock().tick(Duration.ofDays(91));

        Answer late = follower.get(EVENTS + "&after=" + cursor);

        assertThat(late.status()).isEqualTo(410);
        assertThat(follower.get(EVENTS).status()).isEqualTo(200);
    }

    private void happens(String verb, Set<String> audience) {
        node.bean(Timeline.class)
                .append(new Entry(
                        new Subject("lamp", "7"),
                        node.now(),
                        cast.alice().actor(),
                        verb,
                        "",
                        Map.of("watts", 5),
                        false,
                        audience));
    }
}
