package org.nightdesk.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs PostgreSQL's programs. PostgreSQL refuses to run as root, so for root they run in a user namespace of their own. */
final class Postmaster {

    static final String USER = "nightdesk";

    /** Recovery after a crash replays at most {@code max_wal_size}; this is many times what that takes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 10;
    private static final int READY_LINE = 7;

    private final Folder folder;
    private final Path home;

    Postmaster(Folder folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /** Makes an empty cluster; a start that was killed in the middle of it begins anew. */
    void initialise(String password) {
        Path secret = folder.data().resolve("postgres.password");
        folder.keepPassword(password);
        try {
            Binaries.remove(folder.unfinishedCluster());
            Files.createDirectory(folder.unfinishedCluster());
            run(
                    "initdb",
                    "--pgdata=" + folder.unfinishedCluster(),
                    "--username=" + USER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions");
            Files.move(folder.unfinishedCluster(), folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Starts it and waits until it takes connections, recovery included. */
    Process start(int port) {
        List<String> arguments =
                new ArrayList<>(List.of("-D", folder.cluster().toString(), "-p", Integer.toString(port)));
        Configuration.of(folder).forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        try {
            Files.deleteIfExists(folder.cluster().resolve("postmaster.pid"));
            Process process = launch("postgres", arguments);
            awaitReady(process);
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends whatever lives in the cluster: politely, then not. Returns when nothing is left. */
    void stop() {
        Residents residents = new Residents(folder.cluster());
        List<ProcessHandle> living = residents.living();
        if (living.isEmpty()) {
            return;
        }
        if (living.stream().anyMatch(process -> folder.postmaster().contains(Long.toString(process.pid())))) {
            politely();
        }
        long end = System.nanoTime() + STOP.toNanos();
        while (!residents.living().isEmpty()) {
            residents.living().forEach(ProcessHandle::destroyForcibly);
            if (System.nanoTime() > end) {
                throw new UnusableDatabase("PostgreSQL in %s does not end. End its processes %s, then start again."
                        .formatted(
                                folder.cluster(),
                                residents.living().stream()
                                        .map(ProcessHandle::pid)
                                        .toList()));
            }
            pause();
        }
    }

    private void politely() {
        try {
            Process stop = launch(
                    "pg_ctl",
                    List.of(
                            "stop",
                            "-D",
                            folder.cluster().toString(),
                            "-m",
                            "fast",
                            "-w",
                            "-t",
                            Long.toString(STOP.toSeconds())));
            stop.waitFor(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String program, String... arguments) throws IOException {
        Process process = launch(program, List.of(arguments));
        try {
            if (process.waitFor() != 0) {
                throw refused(program);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while PostgreSQL was set up.", interrupted);
        }
    }

    // A session of its own: an interrupt from the terminal stops the program, and the program stops PostgreSQL last.
    // Without the environment, which holds the secrets of the program.
    private Process launch(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.output().toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder.start();
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private void awaitReady(Process process) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw refused("postgres");
            }
            pause();
        }
    }

    private boolean ready() {
        List<String> lines = folder.postmaster();
        return lines.size() > READY_LINE && lines.get(READY_LINE).strip().equals("ready");
    }

    private UnusableDatabase refused(String program) {
        return new UnusableDatabase("The embedded PostgreSQL does not start (%s says: %s). %s"
                .formatted(program, lastWords(), remedy(lastWords())));
    }

    private static String remedy(String words) {
        if (words.contains("unshare")) {
            return "PostgreSQL refuses to run as root and this machine allows no user namespaces:"
                    + " run Nightdesk as an ordinary user, or name a database of yours with NIGHTDESK_DB_URL.";
        }
        return "More stands in the folder log beside its data.";
    }

    private String lastWords() {
        List<Path> outputs = new ArrayList<>(List.of(folder.output()));
        try (Stream<Path> logs = Files.list(folder.cluster().resolve("log"))) {
            logs.max(java.util.Comparator.comparing(log -> log.toFile().lastModified()))
                    .ifPresent(outputs::add);
        } catch (IOException none) {
            // It had not come as far as opening its log.
        }
        return outputs.stream()
                .flatMap(Postmaster::lines)
                .filter(line -> line.matches("(?i).*(fatal|error|panic|unshare|failed).*"))
                .reduce((earlier, later) -> later)
                .orElse("nothing");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            return Stream.of();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnusableDatabase("Interrupted while waiting for PostgreSQL.", interrupted);
        }
    }
}
