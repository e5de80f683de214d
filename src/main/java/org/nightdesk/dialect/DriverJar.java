package org.nightdesk.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** One jar of the folder, and the class loader that its driver lives on. */
record DriverJar(
        Drivers.File file, List<Driver> drivers, @Nullable URLClassLoader loader) {

    /** What drivers would do beside their work: print each refusal to the console (ours are in the record of the run), watch connections by a thread. */
    private static final Map<String, String> QUIET =
            Map.of("mariadb.logging.disable", "true", "com.mysql.cj.disableAbandonedConnectionCleanup", "true");

    static DriverJar load(Path jar) {
        String name = String.valueOf(jar.getFileName());
        try (ZipFile readable = new ZipFile(jar.toFile())) {
            return loaded(jar, name, sha256(jar));
        } catch (IOException broken) {
            return wrong(name, name + " is no jar that can be read. Copy it again.");
        }
    }

    // Its parent is the platform's loader: a driver sees nothing of ours.
    private static DriverJar loaded(Path jar, String name, String sha256) throws IOException {
        QUIET.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
        URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        try {
            List<Driver> drivers = ServiceLoader.load(Driver.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            Optional<Product> product = Arrays.stream(Product.values())
                    .filter(one -> drivers.stream().anyMatch(driver -> accepts(driver, one)))
                    .findFirst();
            if (product.isPresent()) {
                return new DriverJar(
                        new Drivers.File(name, product, version(drivers.getFirst()), sha256, ""), drivers, loader);
            }
            loader.close();
            return wrong(
                    name,
                    drivers.isEmpty()
                            ? name + " has no JDBC driver in it."
                            : name + " is the driver of another database.");
        } catch (ServiceConfigurationError | LinkageError broken) {
            loader.close();
            return wrong(name, name + " has a driver that does not load: " + broken.getMessage() + ".");
        }
    }

    private static DriverJar wrong(String name, String sentence) {
        return new DriverJar(new Drivers.File(name, Optional.empty(), "", "", sentence), List.of(), null);
    }

    private static String version(Driver driver) {
        return driver.getMajorVersion() + "." + driver.getMinorVersion();
    }

    private static String sha256(Path jar) throws IOException {
        try (InputStream in = Files.newInputStream(jar);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Optional<Driver> driver(Product product) {
        return drivers.stream().filter(driver -> accepts(driver, product)).findFirst();
    }

    private static boolean accepts(Driver driver, Product product) {
        try {
            return !product.scheme().isEmpty() && driver.acceptsURL(product.scheme() + "//localhost/x");
        } catch (SQLException no) {
            return false;
        }
    }

    void close() {
        if (loader != null) {
            try {
                loader.close();
            } catch (IOException unclosed) {
                throw new UncheckedIOException(unclosed);
            }
        }
    }
}
