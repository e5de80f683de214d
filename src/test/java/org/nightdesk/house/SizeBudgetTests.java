package org.nightdesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The budget of STYLE.md, counted in code lines: without blanks, comments, imports and text blocks. */
class SizeBudgetTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    @Test
    void filesStaySmall() throws IOException {
        List<Integer> sizes = sizes(MAIN).values().stream().sorted().toList();

        assertThat(percentile(sizes, 50)).as("median").isLessThanOrEqualTo(60);
        assertThat(percentile(sizes, 95)).as("95th percentile").isLessThanOrEqualTo(200);
    }

    @Test
    void noFileIsTooLargeToHoldInTheHead() throws IOException {
        assertThat(over(400, sizes(MAIN))).isEmpty();
        assertThat(over(400, sizes(TEST))).isEmpty();
    }

    @Test
    void modulesAreSplitBeforeTheyOutgrowForty() throws IOException {
        Map<Path, Long> modules =
                sizes(MAIN).keySet().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
        modules.values().removeIf(count -> count <= 40);

        assertThat(modules).isEmpty();
    }

    @Test
    void methodsStayShort() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (Path file : files(MAIN, ".java")) {
            lengths.addAll(Methods.lengths(Methods.code(Files.readString(file))));
        }
        List<Integer> sorted = lengths.stream().sorted().toList();

        assertThat(percentile(sorted, 50)).as("median").isLessThanOrEqualTo(5);
        assertThat(percentile(sorted, 95)).as("95th percentile").isLessThanOrEqualTo(20);
    }

    @Test
    void templatesFitOnAScreen() throws IOException {
        Map<Path, Integer> templates = files(TEMPLATES, ".jte").stream()
                .collect(Collectors.toMap(file -> file, file -> lines(file).size()));

        assertThat(over(45, templates)).isEmpty();
    }

    private static Map<Path, Integer> sizes(Path root) throws IOException {
        return files(root, ".java").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.toMap(
                        file -> file,
                        file -> Methods.code(String.join("\n", lines(file))).size()));
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Map<Path, Integer> over(int most, Map<Path, Integer> sizes) {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getValue() > most)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static int percentile(List<Integer> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }
}
