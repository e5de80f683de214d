package org.nightdesk.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nightdesk.act.Mask;

/** Runs one program with its words as they are: there is no shell, and of the environment only what finds other programs, and what the order sets. */
final class Program {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** {@code exit} is -1 when it was ended by us. */
    record Ended(boolean begun, int exit, String said, String output) {

        static Ended refused(String said) {
            return new Ended(false, -1, said, "");
        }

        /** The same, and why what it wrote is missing. */
        Ended withoutOutput(String why) {
            return new Ended(begun, exit, said + why, "");
        }
    }

    /** Hears of it while it runs. */
    interface Listener {

        void begun(ProcessHandle process);

        /** What it wrote since the last time, each second; answers who wants it ended, empty when nobody does. */
        String wrote(String piece);
    }

    private final Order order;
    private final Listener listener;
    private final Heard heard;

    Program(Order order, Listener listener) {
        this.order = order;
        this.listener = listener;
        Mask mask = new Mask();
        order.hidden().forEach(mask::hide);
        this.heard = new Heard(mask);
    }

    Ended run() throws InterruptedException {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(order.argv()).redirectErrorStream(true);
            builder.environment().keySet().retainAll(List.of("PATH", "LANG", "HOME", "TZ"));
            builder.environment().putAll(order.environment());
            process = builder.start();
        } catch (IOException notThere) {
            return Ended.refused("It could not be begun: " + notThere.getMessage());
        }
        listener.begun(process.toHandle());
        Thread reader = Thread.ofVirtual().start(() -> read(process.getInputStream()));
        Thread writer = Thread.ofVirtual().start(() -> write(process.getOutputStream()));
        String ended = await(process);
        if (!ended.isEmpty()) {
            end(process);
        }
        // What it left behind may hold its output open for ever.
        reader.join(2_000);
        writer.interrupt();
        String said = ended.isEmpty() ? "Ended with " + process.exitValue() + "." : ended;
        return new Ended(true, ended.isEmpty() ? process.exitValue() : -1, said + heard.said(), heard.whole());
    }

    /** Why it has to be ended; empty when it has ended by itself. */
    private String await(Process process) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(order.seconds());
        while (true) {
            long left = end - System.nanoTime();
            if (process.waitFor(Math.max(0, Math.min(left, LOOK.toNanos())), TimeUnit.NANOSECONDS)) {
                return "";
            }
            if (left <= 0) {
                return "Ended by us after %d s: it took too long.".formatted(order.seconds());
            }
            String by = listener.wrote(heard.piece());
            if (!by.isEmpty()) {
                return by + " had it ended.";
            }
        }
    }

    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        Stream.concat(all.stream(), process.descendants()).forEach(ProcessHandle::destroyForcibly);
        process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS);
    }

    // All of it is read, so that it never waits for us, however little is kept.
    private void read(InputStream from) {
        char[] block = new char[8_192];
        try (Reader text = new InputStreamReader(from, StandardCharsets.UTF_8)) {
            for (int count = text.read(block); count >= 0; count = text.read(block)) {
                heard.add(block, count);
            }
        } catch (IOException closed) {
            // The program is gone, and has said all that it will say.
            return;
        }
    }

    private void write(OutputStream to) {
        try (to) {
            to.write(order.input().getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            // It did not want to read it.
            return;
        }
    }
}
