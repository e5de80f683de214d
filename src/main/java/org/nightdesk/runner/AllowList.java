package org.nightdesk.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The commands that a host lets be run, a line each: the program by its whole path and its words, {@code *} for any one word that does not begin with a minus. Read anew
 * for each command. Blank lines and those that begin with # say nothing.
 */
final class AllowList {

    private final Path file;

    AllowList(Path file) {
        this.file = file;
    }

    boolean allows(List<String> argv) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> List.of(line.split("\\s+")))
                .anyMatch(pattern -> fits(pattern, argv));
    }

    private static boolean fits(List<String> pattern, List<String> argv) {
        return pattern.size() == argv.size()
                && pattern.getFirst().startsWith("/")
                && pattern.getFirst().equals(argv.getFirst())
                && IntStream.range(1, pattern.size()).allMatch(at -> fits(pattern.get(at), argv.get(at)));
    }

    private static boolean fits(String pattern, String word) {
        return pattern.equals("*") ? !word.isEmpty() && !word.startsWith("-") : pattern.equals(word);
    }
}
