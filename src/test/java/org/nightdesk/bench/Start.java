package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** From {@code ./nightdesk serve} to the first page, warm: built, unpacked, the database made, the cache of classes trained. */
final class Start {

    private static final int PORT = 18_080;
    private static final int PATIENCE_SECONDS = 300;

    private Start() {}

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        Path data = Figures.folder();
        say("first start (makes the database, may build): %.1f s", seconds(data));
        say("  waiting a minute for the cache of classes, which is made in the background");
        stay(data, 75);
        List<Double> starts = new ArrayList<>();
        for (int run = 1; run <= Math.max(3, Figures.runs()); run++) {
            double seconds = seconds(data);
            say("run %d  %.2f s", run, seconds);
            starts.add(seconds);
        }
        say("median %.2f s to the first page (aim 5 s)", Figures.median(starts));
    }

    private static double seconds(Path data) throws Exception {
        long before = System.nanoTime();
        Process process = serve(data);
        try {
            waitForAPage(before);
            return (System.nanoTime() - before) / 1e9;
        } finally {
            stop(process);
        }
    }

    private static void stay(Path data, int seconds) throws Exception {
        Process process = serve(data);
        try {
            waitForAPage(System.nanoTime());
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            stop(process);
        }
    }

    private static Process serve(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "./nightdesk", "serve", "--port", Integer.toString(PORT), "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("serve.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("NIGHTDESK_"));
        return builder.start();
    }

    private static void waitForAPage(long begun) throws InterruptedException {
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            try (Load.Client client = new Load.Client(PORT)) {
                if (client.send("GET", "/login", "", new byte[0]) == 200) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("no page within " + PATIENCE_SECONDS + " s");
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }
}
