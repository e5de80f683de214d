package org.nightdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.settings.Settings.DatabaseAddress;

/** The supervised PostgreSQL of a data folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTests {

    private Path data;
    private Cluster cluster;

    @BeforeAll
    void starts(@TempDir Path folder) {
        data = Unpacked.in(folder);
        cluster = Cluster.start(data);
    }

    @AfterAll
    void stops() {
        cluster.close();
    }

    @Test
    void isDurableAndPrivate() throws Exception {
        assertThat(ask("select current_setting('fsync') || current_setting('synchronous_commit')"))
                .isEqualTo("onon");
        assertThat(ask("select current_setting('unix_socket_directories')")).isEmpty();
        assertThat(ask("select datlocprovider::text || datlocale from pg_database where datname = current_database()"))
                .isEqualTo("bC.UTF-8");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres.password"))))
                .isEqualTo("rw-------");
        DatabaseAddress stranger = new DatabaseAddress(cluster.address().url(), "nightdesk", "guessed");
        assertThatThrownBy(() -> Requirements.verify(stranger)).hasMessageContaining("password authentication failed");
    }

    @Test
    void refusesASecondProcessOnTheSameFolder() {
        assertThatThrownBy(() -> Cluster.start(data))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(
                        "Another Nightdesk (process " + ProcessHandle.current().pid() + ")")
                .hasMessageContaining(data.toString());
        assertThat(Cluster.running(data)).contains(cluster.address());
    }

    @Test
    void comesBackWithItsDataWhenItIsKilled() throws Exception {
        tell("create table survivor as select 1 as one");

        kill();
        Requirements.verify(cluster.address());

        assertThat(ask("select count(*) from survivor")).isEqualTo("1");
    }

    @Test
    void endsWhatAKilledProgramLeftBehind(@TempDir Path orphaned) throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        Unpacked.in(orphaned).toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = killed.inputReader()) {
            assertThat(output.lines().anyMatch("ready"::equals)).isTrue();
            killed.destroyForcibly().waitFor();
        }
        List<ProcessHandle> left = new Residents(orphaned.resolve("pg-18")).living();
        assertThat(left).isNotEmpty();

        Cluster next = Cluster.start(orphaned);

        assertThat(ask(next.address(), "select word from left_behind")).isEqualTo("kept");
        next.close();
        assertThat(new Residents(orphaned.resolve("pg-18")).living()).isEmpty();
    }

    @Test
    void startsThoughAStrangerHasTheNumberOfItsOldProcess(@TempDir Path moved) throws IOException {
        Cluster.start(Unpacked.in(moved)).close();
        Files.writeString(
                moved.resolve("pg-18/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + moved.resolve("pg-18") + "\n0\n1\n\n\n0 0\nready\n");

        Cluster.start(moved).close();
    }

    @Test
    void beginsAnewWhenTheFirstStartWasKilledInTheMiddle(@TempDir Path broken) throws IOException {
        Files.createDirectories(broken.resolve("pg-18.unfinished/base"));
        Files.createDirectories(broken.resolve("postgres-unfinished/bin"));

        Cluster.start(broken).close();

        assertThat(broken.resolve("pg-18.unfinished")).doesNotExist();
    }

    /** A program that is killed: it leaves its PostgreSQL running. */
    static final class Abandoned {

        public static void main(String[] arguments) throws SQLException {
            Cluster cluster = Cluster.start(Path.of(arguments[0]));
            tell(cluster.address(), "create table left_behind as select 'kept' as word");
            System.out.println("ready");
            while (true) {
                LockSupport.park();
            }
        }
    }

    private void kill() {
        Folder folder = new Folder(data);
        ProcessHandle postmaster =
                ProcessHandle.of(Long.parseLong(folder.postmaster().getFirst())).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private String ask(String sql) throws SQLException {
        return ask(cluster.address(), sql);
    }

    private void tell(String sql) throws SQLException {
        tell(cluster.address(), sql);
    }

    private static String ask(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                var answer = connection.createStatement().executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void tell(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address)) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }
}
