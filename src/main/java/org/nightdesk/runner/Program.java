package org.nightdesk.runner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one program with its words as they are: there is no shell, no input, and of the environment only what finds other programs. */
final class Program {

    private static final int MOST = 1_000_000;

    /** {@code exit} is -1 when it was ended because its time was over. */
    record Ended(boolean begun, int exit, String said, String output) {}

    private Program() {}

    static Ended run(List<String> argv, int seconds) throws InterruptedException {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
            builder.environment().keySet().retainAll(List.of("PATH", "LANG", "HOME", "TZ"));
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException notThere) {
            return new Ended(false, -1, "It could not be begun: " + notThere.getMessage(), "");
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().start(() -> read(process.getInputStream(), output));
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        // What it left behind may hold its output open for ever.
        reader.join(2_000);
        String said = ended
                ? "Ended with " + process.exitValue() + "."
                : "Ended by us after %d s: it took too long.".formatted(seconds);
        synchronized (output) {
            return new Ended(true, ended ? process.exitValue() : -1, said, output.toString(StandardCharsets.UTF_8));
        }
    }

    // All of it is read, so that it never waits for us; what is beyond the first megabyte is dropped.
    private static void read(InputStream from, ByteArrayOutputStream output) {
        byte[] block = new byte[8_192];
        try (from) {
            for (int length = from.read(block); length >= 0; length = from.read(block)) {
                synchronized (output) {
                    output.write(block, 0, Math.min(length, MOST - output.size()));
                }
            }
        } catch (IOException closed) {
            // The program is gone, and has said all that it will say.
            return;
        }
    }
}
