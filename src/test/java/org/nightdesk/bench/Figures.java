package org.nightdesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the programs share: how long they run, and how they speak. */
final class Figures {

    private Figures() {}

    /** How long one run lasts: {@code BENCH_SECONDS}, 20 without it. Fewer are for trying out, not for quoting. */
    static Duration run() {
        return Duration.ofSeconds(number("BENCH_SECONDS", 20));
    }

    /** {@code BENCH_WARMUP} seconds, 40 without it: until the compiler of the JVM has settled, which takes longer the fewer processors there are. */
    static Duration warmUp() {
        return Duration.ofSeconds(number("BENCH_WARMUP", 40));
    }

    static int runs() {
        return number("BENCH_RUNS", 3);
    }

    static int number(String name, int otherwise) {
        return Optional.ofNullable(System.getenv(name)).map(Integer::parseInt).orElse(otherwise);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Whether others use the processors too: then the figures are only a hint. */
    static void sayHowQuiet() throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        say(
                "%d processors, load before the start %s%s",
                Runtime.getRuntime().availableProcessors(),
                load,
                Double.parseDouble(load) > 0.5 ? " (others are at work: do not quote)" : "");
    }

    /** A new folder, gone when the program ends. */
    static Path folder() throws IOException {
        Path folder = Files.createTempDirectory("nightdesk-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        return folder;
    }

    static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            System.err.println("left behind: " + folder);
        }
    }
}
