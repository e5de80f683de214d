package org.nightdesk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

@OnOldestToo
class TimelineTests {

    private final TestNode node = TestNode.shared();
    private final Timeline timeline = node.bean(Timeline.class);

    @Test
    void showsWhatHappenedOnlyToThoseWhoMayReadIt() {
        Subject lamp = new Subject("lamp", "1");
        timeline.append(Entry.internal(lamp, node.now(), Actor.system(), "lit", "", Map.of("watts", 5)));

        Viewer charlie = new Viewer(Actor.person(9, "Charlie"), Role.REQUESTER, Set.of("org:17", "public"));

        assertThat(timeline.of(lamp, Viewer.system())).hasSize(1);
        assertThat(timeline.of(lamp, charlie)).isEmpty();
    }
}
