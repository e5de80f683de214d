package org.nightdesk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Our side of the fence around one node: its process, its door, its database. */
final class Node implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "-Xmx320m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ReservedCodeCacheSize=96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djdk.virtualThreadScheduler.parallelism=32",
            "--enable-native-access=ALL-UNNAMED");

    private final Process process;
    private final Path data;
    private final String[] ready;

    private Node(Process process, Path data, String[] ready) {
        this.process = process;
        this.data = data;
        this.ready = ready;
    }

    /** With the embedded database in this folder; pages go to the sink. */
    static Node start(Path data, String sink) {
        return start(data, sink, 0, Map.of());
    }

    /** On a free port when {@code port} is 0; {@code more} are further settings. */
    static Node start(Path data, String sink, int port, Map<String, String> more) {
        try {
            Files.createDirectories(data);
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(FLAGS);
            Optional.ofNullable(System.getenv("BENCH_JAVA_OPTIONS"))
                    .ifPresent(options -> command.addAll(List.of(options.split(" "))));
            command.addAll(List.of("-cp", classPath(), BenchNode.class.getName(), sink));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeIf(name -> name.startsWith("NIGHTDESK_"));
            builder.environment().put("NIGHTDESK_PORT", Integer.toString(port));
            builder.environment().put("NIGHTDESK_DATA", data.toString());
            builder.environment().put("NIGHTDESK_ALLOW_PRIVATE", "127.0.0.0/8");
            builder.environment().put("NIGHTDESK_SECRET_KEY", "a secret key of the benchmarks and of no installation");
            builder.environment().putAll(more);
            builder.redirectErrorStream(true);
            return begun(builder.start(), data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // Everything it says goes to a file, and to nobody when it was killed.
    private static Node begun(Process process, Path data) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        Path log = data.resolve("node-" + process.pid() + ".log");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Files.writeString(
                    log, line + "\n", java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
            if (line.startsWith("READY ")) {
                Thread.ofPlatform().daemon().start(() -> drain(lines, log));
                return new Node(process, data, line.split(" ", -1));
            }
        }
        throw new IllegalStateException("the node did not start:\n" + Files.readString(log));
    }

    private static void drain(BufferedReader lines, Path log) {
        try (var out = Files.newBufferedWriter(log, java.nio.file.StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
            }
        } catch (IOException ended) {
            // It was killed while it spoke.
        }
    }

    // Surefire hides the real class path behind a jar of its own.
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    int port() {
        return Integer.parseInt(ready[1]);
    }

    /** Where alerts are posted. */
    String alerts() {
        return alerts(0);
    }

    /** Where alerts are posted that wake one person after the other, when there are {@code BENCH_ADDRESSES}. */
    String alerts(int nth) {
        String[] keys = ready[2].split(",", -1);
        return "/alertmanager/" + keys[nth % keys.length] + "/api/v2/alerts";
    }

    String jdbc() {
        return ready[3];
    }

    String user() {
        return ready[4];
    }

    String password() {
        return ready[5];
    }

    /** Opened by a browser, it signs in an agent. */
    String signIn() {
        return ready[6];
    }

    /** For the API, as an agent. */
    String token() {
        return ready[7];
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc(), user(), password());
    }

    long pid() {
        return process.pid();
    }

    /** Of the embedded database. */
    long postgresPid() {
        try (var files = Files.walk(data, 3)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** As a power cut does it. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** Sends a signal by name, such as STOP, to a process this program started. */
    static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Processor time the program has used so far, without its database. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Private memory in use that no file backs, in megabytes. */
    long anonymousMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        waitFor();
    }

    private void waitFor() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
