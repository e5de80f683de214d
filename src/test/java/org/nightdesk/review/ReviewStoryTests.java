package org.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class ReviewStoryTests {

    @Test
    void tellsWhatWasLearnedFromTheIncidentsThatHistoryKnows() {
        try (TestNode node = TestNode.fresh()) {
            Cast cast = Cast.of(node);
            cast.alice();
            Stream.of(
                            "Card authorisations time out at the acquirer",
                            "Card authorisations time out at the acquirer",
                            "Certificate of portal.example has expired",
                            "Queue orders.events has over 50,000 messages waiting",
                            "Heap of ords-3 above 95 %")
                    .forEach(title -> Incident.overcome(title, node, cast));

            node.bean(ReviewStory.class).tell(node.now());

            List<Review> told = node.bean(Reviews.class).newest(0, 50, Viewer.system());
            assertThat(told).extracting(Review::isApproved).containsExactly(false, true, true, true, true);
            Review draft = told.getFirst();
            assertThat(draft.sections().factors())
                    .startsWith("1. The fifth restart in three months.")
                    .contains("{{1}}");
            assertThat(draft.obstacles())
                    .contains("The action “Say which release the growth began with” has no owner.");
            assertThat(told.getLast().actions()).extracting(Action::isOpen).containsExactly(true, false, false);
        }
    }
}
