package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

class FilterTests {

    private final TestNode node = TestNode.shared();
    private final Services services = node.bean(Services.class);
    private final Queue queue = node.bean(Queue.class);

    @Test
    void findsWhatWasAskedForAndNothingElse() {
        Viewer bob = Cast.of(node).viewer(Cast.of(node).bob());
        Ticket printer = open("Zebra printer jams", Level.LOW);
        open("Zebra crossing unlit", Level.HIGH);

        Filter filter = Filter.parse("is:open priority:P4 zebra printer", bob, services);

        assertThat(queue.newest(filter, bob, 0, 10)).extracting(Ticket::id).containsExactly(printer.id());
        assertThat(queue.count(filter, bob, 100)).isEqualTo(1);
    }

    @Test
    void showsThePressingFirstAndGoesOnWhereItStopped() {
        Ticket late = open("Quokka late", Level.LOW);
        Ticket first = open("Quokka first", Level.HIGH);
        Filter filter = Filter.parse("quokka", Viewer.system(), services);

        var one = queue.pressing(filter, Viewer.system(), Optional.empty(), 1);
        var two = queue.pressing(filter, Viewer.system(), Optional.of(Queue.After.of(one.getFirst())), 1);

        assertThat(one).extracting(Ticket::id).containsExactly(first.id());
        assertThat(two).extracting(Ticket::id).containsExactly(late.id());
    }

    @Test
    void namesTheWordItDoesNotKnow() {
        assertThatThrownBy(() -> Filter.parse("colour:red", Viewer.system(), services))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("assignee");
    }

    @Property(tries = 200)
    void neverBecomesSql(@ForAll String typed) {
        try {
            queue.count(Filter.parse(typed, Viewer.system(), services), Viewer.system(), 10);
        } catch (Refused understood) {
            assertThat(understood.problems()).isNotEmpty();
        }
    }

    private Ticket open(String title, Level level) {
        return node.bean(Tickets.class)
                .open(
                        NewTicket.ofSignal(
                                title,
                                "",
                                level,
                                Level.MEDIUM,
                                services.catchAll().id(),
                                false),
                        Viewer.system(),
                        node.now());
    }
}
