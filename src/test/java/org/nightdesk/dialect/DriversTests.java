package org.nightdesk.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.settings.Settings;
import org.nightdesk.testing.TestMariadb;

class DriversTests {

    @TempDir
    private Path data;

    @Test
    void withoutAJarItIsSaidWhereOneGoes() {
        Drivers drivers = drivers();

        assertThat(drivers.mariadb()).isEmpty();
        assertThat(drivers.spoken())
                .contains("mariadb-java-client", data.resolve("drivers").toString());
    }

    @Test
    void aJarIsUsedAsSoonAsItIsThereOnALoaderOfItsOwn() {
        Drivers drivers = drivers();
        assertThat(drivers.mariadb()).isEmpty();

        TestMariadb.installDriver(data);

        assertThat(drivers.mariadb()).hasValueSatisfying(driver -> {
            assertThat(driver).isNotInstanceOf(org.mariadb.jdbc.Driver.class);
            assertThat(driver.getClass().getName()).isEqualTo("org.mariadb.jdbc.Driver");
        });
        assertThat(drivers.spoken()).contains("MariaDB’s is mariadb-java-client-");
    }

    @Test
    void whatIsNoDriverIsPassedOver() throws IOException {
        Path folder = Files.createDirectories(data.resolve("drivers"));
        Files.writeString(folder.resolve("zebra.jar"), "no archive at all");
        TestMariadb.installDriver(data);

        assertThat(drivers().mariadb()).isPresent();
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
