package org.nightdesk.timeline;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.nightdesk.timeline.Feed.Position;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what happens for somebody who must act upon it: each entry once, by one node at a time, and the place moves in the transaction that
 * acts. Who follows for the first time (a fresh installation, or an upgrade that brings the follower), or after a restore into another PostgreSQL, begins with what happens from
 * then on: who acts upon how things stand looks at all of it as it begins, who acts upon what happens (a rule) does nothing about what is past.
 */
@Component
public class Followers {

    private final FollowerStore store;
    private final Feed feed;

    Followers(FollowerStore store, Feed feed) {
        this.store = store;
        this.feed = feed;
    }

    /**
     * Tells what is new about subjects of these kinds, oldest first, at most {@code most} at once. How many were told; 0 while another node
     * reads. What {@code hears} throws is thrown, and they are told again.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int follow(String name, Collection<String> kinds, int most, Consumer<List<Recorded>> hears) {
        return follow(name, kinds, most, hears, () -> {});
    }

    /** The same; {@code begins} is done once, by one node, as the follower begins, and sees all that is told to nobody any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int follow(
            String name, Collection<String> kinds, int most, Consumer<List<Recorded>> hears, Runnable begins) {
        if (!store.mayHaveNews(name, feed.run())) {
            return 0;
        }
        if (!store.isKnown(name, feed.run()) && store.begin(name, feed.run())) {
            begins.run();
        }
        return store.find(name, feed.run())
                .map(place -> follow(name, place, kinds, most, hears))
                .orElse(0);
    }

    /**
     * A question for one moment, without parameters: a time that has passed while {@link #follow} may have something to tell, else null. By it the engine
     * leaves alone who follows while nothing happens. {@code name} is made of plain words.
     */
    public static String earliest(String name) {
        return FollowerStore.earliest(name);
    }

    private int follow(
            String name, Position place, Collection<String> kinds, int most, Consumer<List<Recorded>> hears) {
        long horizon = store.horizon();
        List<Feed.Told> told = store.between(place, horizon, kinds, most);
        if (!told.isEmpty()) {
            hears.accept(told.stream().map(Feed.Told::recorded).collect(Collectors.toList()));
        }
        store.move(name, told.size() == most ? told.getLast().position() : new Position(horizon, -1));
        return told.size();
    }
}
