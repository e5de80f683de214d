package org.nightdesk.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Subject;
import org.nightdesk.testing.OnOldestToo;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody must act upon what becomes of a lamp. */
@OnOldestToo
class FollowersTests {

    private final TestNode node = TestNode.shared();
    private final Followers followers = node.bean(Followers.class);
    private final String name = "story " + UUID.randomUUID();
    private final Subject lamp = new Subject("lamp", UUID.randomUUID().toString());
    private final List<String> heard = new ArrayList<>();

    @Test
    void hearsEachThingOnceFromTheFirstTimeOn() {
        append("bought");
        follow(this::hear);
        append("lit");
        append("dark");
        untilHeard(2);
        follow(this::hear);

        assertThat(heard).containsExactly("lit", "dark");
    }

    @Test
    void whoBeginsLooksOnceAtWhatIsThereAlsoAfterARestore() {
        append("bought");
        List<String> looks = new ArrayList<>();
        inTransaction(() -> followers.follow(name, Set.of(lamp.kind()), 10, this::hear, () -> looks.add("first")));
        inTransaction(() -> followers.follow(name, Set.of(lamp.kind()), 10, this::hear, () -> looks.add("again")));
        assertThat(looks).containsExactly("first");

        node.bean(JdbcClient.class)
                .sql("update timeline.follower set server = 'elsewhere' where name = :name")
                .param("name", name)
                .update();
        inTransaction(() -> followers.follow(name, Set.of(lamp.kind()), 10, this::hear, () -> looks.add("restored")));

        assertThat(looks).containsExactly("first", "restored");
        assertThat(heard).isEmpty();
    }

    @Test
    void hearsAgainWhatCameToNothing() {
        follow(this::hear);
        append("lit");
        untilHeard(1);
        append("dark");
        assertThatThrownBy(() -> {
                    for (int tries = 0; tries < 1_000; tries++) {
                        follow(all -> {
                            throw new IllegalStateException("the bulb is gone");
                        });
                    }
                })
                .isInstanceOf(IllegalStateException.class);
        untilHeard(2);

        assertThat(heard).containsExactly("lit", "dark");
    }

    @Test
    void oneReadsAtATime() {
        follow(this::hear);
        append("lit");
        TransactionTemplate apart = new TransactionTemplate(node.bean(PlatformTransactionManager.class));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        List<Integer> others = new ArrayList<>();
        for (int tries = 0; tries < 1_000 && others.isEmpty(); tries++) {
            follow(all -> apart.executeWithoutResult(
                    status -> others.add(followers.follow(name, Set.of(lamp.kind()), 10, this::hear))));
        }

        assertThat(others).containsExactly(0);
        assertThat(heard).isEmpty();
    }

    @Test
    void isLeftAloneWhileNothingHappens() {
        Subject lantern = new Subject("lantern", UUID.randomUUID().toString());
        String reader = "lantern story";
        assertThat(mayHaveNews(reader)).as("who reads for the first time").isTrue();
        inTransaction(() -> followers.follow(reader, Set.of("lantern"), 10, this::hear));
        assertThat(mayHaveNews(reader)).isFalse();

        node.bean(Timeline.class).append(Entry.internal(lantern, node.now(), Actor.system(), "lit", "", Map.of()));
        assertThat(eventually(() -> mayHaveNews(reader))).isTrue();
        inTransaction(() -> followers.follow(reader, Set.of("lantern"), 10, this::hear));
        assertThat(mayHaveNews(reader)).isFalse();
    }

    @Test
    void whatOthersDoIsPassedOnceAndNotReadAgain() {
        String reader = "lamp story";
        inTransaction(() -> followers.follow(reader, Set.of(lamp.kind()), 10, this::hear));
        Subject torch = new Subject("torch", UUID.randomUUID().toString());
        node.bean(Timeline.class).append(Entry.internal(torch, node.now(), Actor.system(), "lit", "", Map.of()));
        assertThat(eventually(() -> mayHaveNews(reader))).isTrue();

        inTransaction(() -> followers.follow(reader, Set.of(lamp.kind()), 10, this::hear));

        assertThat(heard).isEmpty();
        assertThat(mayHaveNews(reader)).isFalse();
    }

    @Test
    void aThousandThingsOfOneTransactionAreHeardInTheirOrder() {
        follow(this::hear);
        inTransaction(() -> {
            for (int number = 0; number < 1_000; number++) {
                append("lit " + number);
            }
        });
        untilHeard(1_000);

        assertThat(heard)
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(number -> "lit " + number)
                        .toList());
    }

    private boolean mayHaveNews(String reader) {
        return node.bean(JdbcClient.class)
                .sql("select (" + Followers.earliest(reader) + ") is not null")
                .query(Boolean.class)
                .single();
    }

    private static boolean eventually(BooleanSupplier happens) {
        for (int tries = 0; tries < 1_000 && !happens.getAsBoolean(); tries++) {
            Thread.onSpinWait();
        }
        return happens.getAsBoolean();
    }

    private void inTransaction(Runnable deed) {
        new TransactionTemplate(node.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> deed.run());
    }

    private void append(String verb) {
        node.bean(Timeline.class).append(Entry.internal(lamp, node.now(), Actor.system(), verb, "", Map.of()));
    }

    private void hear(List<Recorded> all) {
        all.stream()
                .map(Recorded::entry)
                .filter(entry -> entry.subject().equals(lamp))
                .map(Entry::verb)
                .forEach(heard::add);
    }

    /** A transaction of somebody else that is still under way puts it off. */
    private void untilHeard(int most) {
        for (int tries = 0; tries < 1_000 && heard.size() < most; tries++) {
            follow(this::hear);
        }
    }

    private void follow(Consumer<List<Recorded>> hears) {
        inTransaction(() -> followers.follow(name, Set.of(lamp.kind()), 10, hears));
    }
}
