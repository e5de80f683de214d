package org.nightdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The PostgreSQL processes that live in a cluster's folder: a postmaster changes into it, and its children inherit that.
 * Unlike the number in {@code postmaster.pid} this cannot be fooled by a reused number or a process that nobody reaped.
 */
record Residents(Path cluster) {

    private static final Path PROC = Path.of("/proc");

    List<ProcessHandle> living() {
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(this::livesHere)
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private boolean livesHere(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster)
                    && Files.readString(process.resolve("comm")).strip().equals("postgres");
        } catch (IOException endedOrForeign) {
            return false;
        }
    }
}
