package org.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.nightdesk.catalog.Services;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;

@OnOldestToo
class FilterTests {

    private final TestNode node = TestNode.shared();
    private final Services services = node.bean(Services.class);
    private final Filters filters = node.bean(Filters.class);
    private final Queue queue = node.bean(Queue.class);

    @Test
    void findsWhatWasAskedForAndNothingElse() {
        Viewer bob = Cast.of(node).viewer(Cast.of(node).bob());
        Ticket printer = open("Zebra printer jams", Level.LOW);
        open("Zebra crossing unlit", Level.HIGH);

        Filter filter = filters.parse("is:open priority:P4 zebra printer", bob, node.now());

        assertThat(queue.newest(filter, bob, 0, 10)).extracting(Ticket::id).containsExactly(printer.id());
        assertThat(queue.counts(List.of(filter), bob, 100)).containsExactly(1);
    }

    @Test
    void showsThePressingFirstAndGoesOnWhereItStopped() {
        Ticket late = open("Quokka late", Level.LOW);
        Ticket first = open("Quokka first", Level.HIGH);
        Filter filter = filters.parse("quokka", Viewer.system(), node.now());

        var one = queue.pressing(filter, Viewer.system(), Optional.empty(), 1);
        var two = queue.pressing(filter, Viewer.system(), Optional.of(Queue.After.of(one.getFirst())), 1);

        assertThat(one).extracting(Ticket::id).containsExactly(first.id());
        assertThat(two).extracting(Ticket::id).containsExactly(late.id());
    }

    @Test
    void understandsAlternativesNotAnyAndNames() {
        Cast cast = Cast.of(node);
        Viewer alice = cast.viewer(cast.alice());
        Person bob = cast.staff("Numbat" + System.nanoTime(), Role.AGENT, "Asia/Tokyo");
        Ticket his = open("Wombat one", Level.HIGH);
        Ticket nobodys = open("Wombat two", Level.LOW);
        node.bean(Tickets.class).acknowledge(his.id(), cast.viewer(bob), Optional.empty(), node.now());

        assertThat(found("wombat assignee:*", alice)).containsExactly(his.id());
        assertThat(found("wombat -assignee:*", alice)).containsExactly(nobodys.id());
        assertThat(found("wombat assignee:" + bob.name().toLowerCase(Locale.ROOT), alice))
                .containsExactly(his.id());
        assertThat(found("wombat -assignee:\"" + bob.name() + "\"", alice)).containsExactly(nobodys.id());
        assertThat(found("wombat assignee:none,me", alice)).containsExactly(nobodys.id());
        assertThat(found("wombat -state:new,resolved", alice)).containsExactly(his.id());
        assertThat(found("wombat is:open age<1h service:\"everything else\"", alice))
                .containsExactlyInAnyOrder(his.id(), nobodys.id());
        assertThat(found("wombat age>1h", alice)).isEmpty();
        assertThat(found("wombat customer:none team:none kind:incident", alice)).hasSize(2);
    }

    @Test
    void proposesHowToGoOn() {
        assertThat(filters.proposals("printer pri")).containsExactly("printer priority:");
        assertThat(filters.proposals("is:open -state:on")).containsExactly("is:open -state:on-hold");
        assertThat(filters.proposals("service:every")).containsExactly("service:everything-else");
        assertThat(filters.proposals("anything ")).isEmpty();
    }

    @Test
    void saysWhichNamesItCouldBe() {
        Cast cast = Cast.of(node);
        String name = "Bilby" + System.nanoTime();
        cast.staff(name + " one", Role.AGENT, "Asia/Tokyo");
        cast.staff(name + " two", Role.AGENT, "Asia/Tokyo");

        assertThatThrownBy(() -> filters.parse("assignee:" + name, Viewer.system(), node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(name + " one")
                .hasMessageContaining(name + " two");
        assertThatThrownBy(() -> filters.parse("age<soon", Viewer.system(), node.now()))
                .hasMessageContaining("age<4h");
        assertThatThrownBy(() -> filters.parse("state:,", Viewer.system(), node.now()))
                .hasMessageContaining("behind the colon");
    }

    @Test
    void countsManySearchesAtOnceAsEachAlone() {
        Ticket one = open("Dugong one", Level.HIGH);
        open("Dugong two", Level.LOW);
        open("Dugong three", Level.LOW);
        node.bean(Tickets.class).resolve(one.id(), "", Viewer.system(), node.now());

        List<Integer> counts = queue.counts(
                Stream.of(
                                "is:open dugong",
                                "dugong",
                                "is:open dugong priority:P4",
                                "is:open dugong kind:request",
                                "dugong two")
                        .map(words -> filters.parse(words, Viewer.system(), node.now()))
                        .toList(),
                Viewer.system(),
                2);

        assertThat(counts).containsExactly(2, 2, 2, 0, 1);
    }

    private List<TicketId> found(String words, Viewer viewer) {
        return queue.newest(filters.parse(words, viewer, node.now()), viewer, 0, 10).stream()
                .map(Ticket::id)
                .toList();
    }

    @Test
    void namesTheWordItDoesNotKnow() {
        assertThatThrownBy(() -> filters.parse("colour:red", Viewer.system(), node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("colour")
                .hasMessageContaining("assignee");
    }

    @Property(tries = 200)
    void neverBecomesSql(@ForAll String typed) {
        try {
            Filter filter = filters.parse(typed, Viewer.system(), node.now());
            Filter open = filters.parse("is:open " + typed, Viewer.system(), node.now());
            queue.counts(List.of(filter, open), Viewer.system(), 10);
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
