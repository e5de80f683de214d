package org.nightdesk.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a runner was told to do and has not reported yet, a file each, so that one that was killed says so when it is there again. Nothing in it is secret: results are masked before they are
 * written.
 */
final class Journal {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;

    /** {@code ended} is empty when nobody knows how it ended. */
    record Left(long attempt, Optional<Program.Ended> ended, Optional<ProcessHandle> process) {}

    Journal(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Before anything is begun. */
    void taken(long attempt) {
        write(attempt, Map.of());
    }

    void begun(long attempt, ProcessHandle process) {
        write(attempt, Map.of("process", process.pid(), "started", started(process)));
    }

    void ended(long attempt, Program.Ended ended) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("begun", ended.begun());
        facts.put("exit", ended.exit());
        facts.put("said", ended.said());
        facts.put("output", ended.output());
        write(attempt, facts);
    }

    /** It was heard. */
    void done(long attempt) {
        try {
            Files.deleteIfExists(file(attempt));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What one that was killed left behind. */
    List<Left> left() {
        List<Left> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.matches("attempt-[1-9][0-9]{0,17}")) {
                    left.add(read(Long.parseLong(name.substring("attempt-".length())), Files.readString(file)));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return left;
    }

    private static Left read(long attempt, String text) {
        JsonNode facts = JSON.readTree(text);
        Optional<Program.Ended> ended = facts.has("exit")
                ? Optional.of(new Program.Ended(
                        facts.at("/begun").asBoolean(),
                        facts.at("/exit").asInt(),
                        facts.at("/said").asString(),
                        facts.at("/output").asString()))
                : Optional.empty();
        // Another process may have its number by now.
        Optional<ProcessHandle> process = ProcessHandle.of(facts.at("/process").asLong(0))
                .filter(one -> started(one).equals(facts.at("/started").asString("")));
        return new Left(attempt, ended, process);
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    // Whole or not at all.
    private void write(long attempt, Map<String, Object> facts) {
        try {
            Path whole = Files.writeString(folder.resolve("new-" + attempt), JSON.writeValueAsString(facts));
            Files.move(whole, file(attempt), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private Path file(long attempt) {
        return folder.resolve("attempt-" + attempt);
    }
}
