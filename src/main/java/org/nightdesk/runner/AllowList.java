package org.nightdesk.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The commands that a host lets be run, a line each: the program by its whole path and its words, {@code *} for any one word that does not begin with a minus. Before it
 * {@code NAME=*} for each variable that may be set for it, at its end {@code <*} when it may be given something to read. Read anew for each command. Blank lines and those that
 * begin with # say nothing.
 */
final class AllowList {

    private static final String READS = "<*";

    private final Path file;

    /** A line of the list. */
    private record Line(Set<String> variables, List<String> words, boolean reads) {

        static Line of(String written) {
            List<String> words = new ArrayList<>(List.of(written.split("\\s+")));
            Set<String> variables = new HashSet<>();
            while (!words.isEmpty() && words.getFirst().matches("[A-Z_][A-Z0-9_]*=\\*")) {
                String variable = words.removeFirst();
                variables.add(variable.substring(0, variable.length() - 2));
            }
            boolean reads = !words.isEmpty() && words.getLast().equals(READS);
            return new Line(variables, reads ? words.subList(0, words.size() - 1) : words, reads);
        }

        boolean fits(Order order) {
            return words.size() == order.argv().size()
                    && !words.isEmpty()
                    && words.getFirst().startsWith("/")
                    && words.getFirst().equals(order.argv().getFirst())
                    && IntStream.range(1, words.size())
                            .allMatch(at -> fits(words.get(at), order.argv().get(at)))
                    && variables.containsAll(order.environment().keySet())
                    && (reads || order.input().isEmpty());
        }

        private static boolean fits(String pattern, String word) {
            return pattern.equals("*") ? !word.isEmpty() && !word.startsWith("-") : pattern.equals(word);
        }
    }

    AllowList(Path file) {
        this.file = file;
    }

    boolean allows(Order order) throws IOException {
        return lines().stream().anyMatch(line -> line.fits(order));
    }

    int size() throws IOException {
        return lines().size();
    }

    private List<Line> lines() throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }
}
