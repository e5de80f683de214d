package org.nightdesk.dialect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.nightdesk.settings.Settings;
import org.springframework.stereotype.Component;

/** JDBC drivers that are not ours to ship: jars in the folder {@code drivers} of the data folder, each on a class loader of its own. */
@Component("databaseDrivers")
class Drivers {

    private static final String MARIADB = "jdbc:mariadb:";

    private final Path folder;
    private final Map<Jar, List<Driver>> loaded = new ConcurrentHashMap<>();

    /** A file as it was: one that was still being copied is read again. */
    private record Jar(URI at, long size, FileTime changed) {}

    Drivers(Settings settings) {
        this.folder = settings.data().resolve("drivers").toAbsolutePath().normalize();
    }

    /** MariaDB's own. Empty when no jar in the folder has it; looked for each time, so that a jar is used as soon as it is there. */
    Optional<Driver> mariadb() {
        return jars().flatMap(jar -> in(jar).stream())
                .filter(Drivers::isMariadb)
                .findFirst();
    }

    /** Which there are, or where one goes. */
    String spoken() {
        return jars().filter(jar -> in(jar).stream().anyMatch(Drivers::isMariadb))
                .findFirst()
                .map(jar -> "PostgreSQL’s driver is built in; MariaDB’s is %s.".formatted(jar.getFileName()))
                .orElse(missing());
    }

    /** What to do about it, in a sentence. */
    String missing() {
        return "For MariaDB put its JDBC driver, the file mariadb-java-client-3….jar, into the folder %s."
                .formatted(folder);
    }

    // The highest name first: of two versions that is the newer one, as a rule.
    private Stream<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted(Comparator.reverseOrder())
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<Driver> in(Path jar) {
        try {
            Jar as = new Jar(jar.toUri(), Files.size(jar), Files.getLastModifiedTime(jar));
            return loaded.computeIfAbsent(as, Drivers::load);
        } catch (IOException gone) {
            return List.of();
        }
    }

    // Its parent is the platform's loader: a driver sees nothing of ours. The loader lives as long as its driver may be
    // used.
    private static List<Driver> load(Jar jar) {
        // MariaDB's would print each refusal to the console; ours are in the record of the run.
        System.setProperty("mariadb.logging.disable", System.getProperty("mariadb.logging.disable", "true"));
        try {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.at().toURL()}, ClassLoader.getPlatformClassLoader());
            return ServiceLoader.load(Driver.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (ServiceConfigurationError | LinkageError broken) {
            return List.of();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isMariadb(Driver driver) {
        try {
            return driver.acceptsURL(MARIADB + "//localhost/");
        } catch (SQLException no) {
            return false;
        }
    }
}
