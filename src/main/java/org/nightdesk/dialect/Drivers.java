package org.nightdesk.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Driver;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** JDBC drivers that are not ours to ship: jars in the folder {@code drivers} of the data folder, each on a class loader of its own. */
@Component("databaseDrivers")
public class Drivers implements DisposableBean {

    private final Path folder;
    private final Map<As, DriverJar> loaded = new ConcurrentHashMap<>();

    /** A file as it was: one that was still being copied is read again. */
    private record As(URI at, long size, FileTime changed) {}

    /**
     * A jar in the folder. {@code product}: whose driver it is, empty for one that is none of ours; {@code version} is the driver's own; {@code sha256} in hexadecimal
     * digits; {@code wrong} is a sentence that says what is the matter, empty for a driver that can be used.
     */
    public record File(String name, Optional<Product> product, String version, String sha256, String wrong) {}

    Drivers(Settings settings) {
        this.folder = settings.data().resolve("drivers").toAbsolutePath().normalize();
    }

    /** Looked for each time, so that a jar is used as soon as it is there. Refused, saying what to put where, when no jar has it. */
    public Driver of(Product product) {
        return jars().flatMap(jar -> jar.driver(product).stream())
                .findFirst()
                .orElseThrow(() -> Refused.invalid("product", missing(product) + wrong()));
    }

    /** Those in the folder, the highest name first. */
    List<File> files() {
        return jars().map(DriverJar::file).toList();
    }

    /** What to do about a product's driver that is not there, in a sentence. */
    String missing(Product product) {
        return "%s’s driver is missing: put %s (Maven: %s) into the folder %s."
                .formatted(product.label(), product.jar(), product.coordinates(), folder);
    }

    private String wrong() {
        return jars().map(jar -> jar.file().wrong())
                .filter(one -> !one.isEmpty())
                .map(one -> " " + one)
                .collect(Collectors.joining());
    }

    // The highest name first: of two versions that is the newer one, as a rule.
    private Stream<DriverJar> jars() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream()
                    .flatMap(file -> in(file).stream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<DriverJar> in(Path jar) {
        try {
            As as = new As(jar.toUri(), Files.size(jar), Files.getLastModifiedTime(jar));
            return Optional.of(loaded.computeIfAbsent(as, key -> DriverJar.load(jar)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    // What a jar gave may be in use until then, even when the file is long gone.
    @Override
    public void destroy() {
        loaded.values().forEach(DriverJar::close);
    }
}
