package org.nightdesk.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A runner on its host: calls in, does what its own list allows, and brings what came of it. It listens nowhere. It measures no time but how long something takes, so its clock may be wrong. */
public final class Host {

    private static final int AT_ONCE = 4;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Line line;
    private final AllowList allowed;
    private final Journal journal;
    private final Consumer<String> log;
    private final Semaphore hands = new Semaphore(AT_ONCE);
    private volatile boolean stale;

    /**
     * {@code server} is Nightdesk's address; {@code allowed} the list of commands; {@code state} a folder of its own, in which it remembers what it has not reported yet;
     * {@code log} hears a line for whatever happens.
     */
    public Host(URI server, String token, Path allowed, Path state, Consumer<String> log) {
        this.line = new Line(server, token);
        this.allowed = new AllowList(allowed);
        this.journal = new Journal(state);
        this.log = log;
    }

    /** Until the token is refused, which ends it with a sentence, or the thread is interrupted. Several commands run at once. */
    public String serve() throws InterruptedException {
        log.accept(list());
        boolean away = false;
        boolean told = false;
        while (!stale) {
            hands.acquire();
            boolean handed = false;
            try {
                if (!told) {
                    tellWhatWasLeft();
                    told = true;
                }
                Optional<Order> order = line.order();
                if (away) {
                    log.accept("Nightdesk can be reached again.");
                }
                away = false;
                handed = order.isPresent();
                order.ifPresent(one -> Thread.ofVirtual().start(() -> perform(one)));
            } catch (Line.Stale refused) {
                stale = true;
            } catch (IOException gone) {
                if (!away) {
                    log.accept("Nightdesk cannot be reached: " + why(gone) + ". It is tried again every "
                            + PAUSE.toSeconds() + " s.");
                }
                away = true;
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            } finally {
                if (!handed) {
                    hands.release();
                }
            }
        }
        return "The token is stale: an administrator gives out a new one.";
    }

    private String list() {
        try {
            int size = allowed.size();
            return "Ready. " + (size == 1 ? "One command is" : size + " commands are") + " on its list.";
        } catch (IOException unreadable) {
            return "Its list cannot be read, so every command is refused: " + unreadable.getMessage();
        }
    }

    private static String why(IOException gone) {
        return Optional.ofNullable(gone.getMessage()).orElse(gone.getClass().getSimpleName());
    }

    private void perform(Order order) {
        try {
            deal(order);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            hands.release();
        }
    }

    /** Waits for one order and deals with it, after what an earlier one left; false when the token is refused. */
    boolean once() throws IOException, InterruptedException {
        try {
            tellWhatWasLeft();
            Optional<Order> order = line.order();
            if (order.isPresent()) {
                deal(order.get());
            }
            return !stale;
        } catch (Line.Stale refused) {
            return false;
        }
    }

    private void deal(Order order) throws InterruptedException {
        Program.Ended ended = kept(order);
        log.accept(order + ": " + ended.said());
        bring(order.attempt(), ended);
    }

    // What cannot be remembered is not begun.
    private Program.Ended kept(Order order) throws InterruptedException {
        try {
            journal.taken(order.attempt());
        } catch (UncheckedIOException full) {
            return Program.Ended.refused("The runner cannot write down what it does: " + full.getMessage());
        }
        Program.Ended ended = judged(order);
        journal.ended(order.attempt(), ended);
        return ended;
    }

    private Program.Ended judged(Order order) throws InterruptedException {
        try {
            if (!allowed.allows(order)) {
                return Program.Ended.refused("It is not on the list of the host.");
            }
        } catch (IOException unreadable) {
            return Program.Ended.refused("The list of the host cannot be read.");
        }
        return new Program(order, new Watch(order)).run();
    }

    /** Has others see it while it runs. */
    private final class Watch implements Program.Listener {

        private final Order order;

        Watch(Order order) {
            this.order = order;
        }

        @Override
        public void begun(ProcessHandle process) {
            journal.begun(order.attempt(), process);
        }

        // Nobody sees it meanwhile when Nightdesk is away; what counts is brought at the end.
        @Override
        public String wrote(String piece) {
            try {
                return line.wrote(order.attempt(), piece);
            } catch (IOException away) {
                return "";
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
                return "";
            }
        }
    }

    // What happened is not done again because nobody could be told of it: it is told again.
    private void bring(long attempt, Program.Ended ended) throws InterruptedException {
        while (!stale) {
            try {
                if (line.bring(attempt, ended)) {
                    journal.done(attempt);
                    return;
                }
            } catch (Line.Stale refused) {
                stale = true;
                return;
            } catch (IOException away) {
                log.accept("The result of " + attempt + " waits: " + why(away));
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    /** A runner that was killed has left its program behind, which is ended, and what came of it was never said. */
    private void tellWhatWasLeft() throws IOException, InterruptedException {
        for (Journal.Left left : journal.left()) {
            left.process().ifPresent(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
            Program.Ended ended = left.ended()
                    .orElseGet(() -> new Program.Ended(
                            true,
                            -1,
                            "The runner was ended while it was at it"
                                    + (left.process().isPresent()
                                            ? "; the program was still there, and was ended."
                                            : "."),
                            ""));
            log.accept("Left by an earlier runner: " + left.attempt() + ". " + ended.said());
            if (!line.bring(left.attempt(), ended)) {
                throw new IOException("what was left is not heard");
            }
            journal.done(left.attempt());
        }
    }
}
