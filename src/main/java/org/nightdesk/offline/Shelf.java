package org.nightdesk.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of packs: each night's two files, whole or not at all, the newest so many kept. */
final class Shelf {

    private static final String NIGHT = "nightdesk-offline-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.(html|txt)";

    private final Path folder;
    private final int nights;

    Shelf(Path folder, int nights) {
        this.folder = folder;
        this.nights = nights;
    }

    /** Also under the name without a day, so that a link to it stays right. */
    void put(Pack pack) throws IOException {
        Files.createDirectories(folder);
        String day = pack.at().toString().substring(0, 10);
        for (String ending : List.of("html", "txt")) {
            String text = ending.equals("html") ? Paper.html(pack) : Paper.text(pack);
            write("nightdesk-offline-" + day + "." + ending, text);
            write("nightdesk-offline." + ending, text);
        }
        tidy();
    }

    private void write(String name, String text) throws IOException {
        Path whole = Files.writeString(folder.resolve("." + name + ".new"), text);
        Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void tidy() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.getFileName().toString().matches(NIGHT))
                    .sorted(Comparator.comparing(
                                    (Path file) -> file.getFileName().toString())
                            .reversed())
                    .skip(2L * nights)
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }
}
