package org.nightdesk.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.RecordingDriver;
import org.nightdesk.testing.TestMariadb;

class DriversTests {

    @TempDir
    private Path data;

    @Test
    void withoutAJarItIsSaidWhatGoesWhere() {
        Drivers drivers = drivers();

        assertThat(drivers.files()).isEmpty();
        assertThatThrownBy(() -> drivers.of(Product.MARIADB))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("MariaDB’s driver is missing: put mariadb-java-client-….jar")
                .hasMessageContaining("org.mariadb.jdbc:mariadb-java-client")
                .hasMessageContaining(data.resolve("drivers").toString());
    }

    @Test
    void aJarIsUsedAsSoonAsItIsThereOnALoaderOfItsOwn() throws Exception {
        Drivers drivers = drivers();
        assertThat(drivers.files()).isEmpty();

        TestMariadb.installDriver(data);

        assertThat(drivers.of(Product.MARIADB)).satisfies(driver -> {
            assertThat(driver).isNotInstanceOf(org.mariadb.jdbc.Driver.class);
            assertThat(driver.getClass().getName()).isEqualTo("org.mariadb.jdbc.Driver");
            assertThatThrownBy(() -> driver.getClass().getClassLoader().loadClass(Drivers.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);
        });
        assertThat(drivers.files()).singleElement().satisfies(file -> {
            assertThat(file.product()).contains(Product.MARIADB);
            assertThat(file.name()).startsWith("mariadb-java-client-");
            assertThat(file.version()).matches("\\d+\\.\\d+");
            assertThat(file.sha256()).isEqualTo(sha256(data.resolve("drivers").resolve(file.name())));
        });
    }

    @Test
    void whatIsNoDriverIsSaidAndPassedOver() throws IOException {
        Path folder = Files.createDirectories(data.resolve("drivers"));
        Files.writeString(folder.resolve("zebra.jar"), "no archive at all");
        Drivers drivers = drivers();

        assertThatThrownBy(() -> drivers.of(Product.MARIADB))
                .hasMessageContaining("zebra.jar is no jar that can be read.");
        TestMariadb.installDriver(data);
        assertThat(drivers.of(Product.MARIADB)).isNotNull();
        assertThat(drivers.files()).hasSize(2);
    }

    @Test
    void aDriverIsWhoseItSaysItIs() {
        RecordingDriver.install(data.resolve("drivers"), "any.jar");
        Drivers drivers = drivers();

        assertThat(drivers.of(Product.SQLSERVER).getMajorVersion()).isEqualTo(7);
        assertThat(drivers.of(Product.ORACLE).getMinorVersion()).isEqualTo(3);
        assertThatThrownBy(() -> drivers.of(Product.MYSQL)).hasMessageContaining("com.mysql:mysql-connector-j");
    }

    @Test
    void atTheEndTheirFilesAreClosed() throws Exception {
        TestMariadb.installDriver(data);
        Drivers drivers = drivers();
        ClassLoader loader = drivers.of(Product.MARIADB).getClass().getClassLoader();

        drivers.destroy();

        assertThatThrownBy(() -> loader.loadClass("org.mariadb.jdbc.MariaDbBlob"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private Drivers drivers() {
        return new Drivers(new Settings(
                0,
                data,
                Optional.empty(),
                Optional.empty(),
                List.of("a key"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()));
    }
}
