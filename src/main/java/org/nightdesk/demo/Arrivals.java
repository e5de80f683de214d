package org.nightdesk.demo;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.demo.Arrival.Way;

/** What arrived outside, the last few dozen, newest first. */
final class Arrivals {

    /** The live topic of the pane that shows them. */
    static final String TOPIC = "arrivals";

    private static final int MOST = 40;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s|>\"]+/page/[\\w-]+");

    private final Deque<Arrival> all = new ArrayDeque<>();
    private volatile Runnable news = () -> {};
    private final InstantSource clock;
    private long count;

    Arrivals(InstantSource clock) {
        this.clock = clock;
    }

    void whenNew(Runnable listener) {
        news = listener;
    }

    void add(Way way, String to, String title, String text) {
        Matcher link = LINK.matcher(text);
        Optional<String> path =
                link.find() ? Optional.of(URI.create(link.group()).getPath()) : Optional.empty();
        String rest = LINK.matcher(text).replaceAll("").replace("<|Open>", "").strip();
        synchronized (this) {
            count++;
            all.addFirst(new Arrival(count, clock.instant(), way, to, title, rest, path));
            if (all.size() > MOST) {
                all.removeLast();
            }
        }
        news.run();
    }

    synchronized List<Arrival> latest() {
        return List.copyOf(all);
    }
}
