package org.nightdesk.unproven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Dialects;
import org.nightdesk.dialect.Product;
import org.nightdesk.dialect.Sql;
import org.nightdesk.dialect.Trouble;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.RecordingDriver;
import org.nightdesk.testing.TestNode;

/** What a driver of these products is told, and in which order, by one that only writes it down. */
class TranscriptTests {

    private static final String RUN = Dialect.RUN + "7";

    /** What the catalogue is asked, of which nothing is found. */
    private static final String NOTHING_THERE = "sys.synonyms|sys.objects|all_objects|all_dependencies";

    /** Each question about what a login may do. */
    private static final String MAY_NOTHING =
            "fn_my_permissions|database_permissions|has_perms_by_name|sys.schemas|session_privs|all_tab_privs|user_objects";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void listen() {
        file = folder.resolve("told");
        System.setProperty("recording.driver", file.toString());
        System.setProperty("recording.empty", NOTHING_THERE);
        Path drivers = Path.of("target/test-data/drivers");
        if (!Files.exists(drivers.resolve("recording.jar"))) {
            RecordingDriver.install(drivers, "recording.jar");
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("recording.empty");
    }

    private static Dialect dialect(Product product) {
        return TestNode.shared().bean(Dialects.class).of(product);
    }

    private static Address address(Product product) {
        return new Address(product, "127.0.0.1", product.port(), "shop", "reports");
    }

    private List<String> told() {
        return RecordingDriver.told(file);
    }

    @Test
    void aRunOnSqlServerIsNeverCommittedAndAlwaysRolledBack() throws Exception {
        run(Product.SQLSERVER, "select id from sale where customer in (:customers)");

        assertThat(told().getFirst())
                .startsWith("connect jdbc:sqlserver:// ")
                .contains("applicationIntent=ReadOnly", "encrypt=true", "lockTimeout=2000", "serverName=127.0.0.1");
        assertThat(told().subList(1, told().size()))
                .containsSubsequence(
                        "setTransactionIsolation 4096",
                        "setNetworkTimeout 40000",
                        "setQueryTimeout [30]",
                        "execute set quoted_identifier on",
                        "execute set lock_timeout 2000",
                        "setQueryTimeout [30]",
                        "setObject [1, Arran]",
                        "setObject [2, Bute]",
                        "executeQuery select id from sale where customer in (?, ?)",
                        "rollback",
                        "close")
                .noneMatch(line -> line.startsWith("commit"));
    }

    @Test
    void aRunOnOracleIsATransactionThatOnlyReads() throws Exception {
        run(Product.ORACLE, "select id from sale where customer in (:customers)");

        assertThat(told().getFirst())
                .startsWith("connect jdbc:oracle:thin:@//127.0.0.1:1521/shop ")
                .contains("processEscapes=false", "oracle.jdbc.ReadTimeout=960000");
        assertThat(told().subList(1, told().size()))
                .containsSubsequence(
                        "setNetworkTimeout 40000",
                        "execute alter session set time_zone = '+00:00'",
                        "execute set transaction read only",
                        "setQueryTimeout [30]",
                        "executeQuery select id from sale where customer in (?, ?)",
                        "rollback",
                        "close")
                .noneMatch(line -> line.startsWith("commit"));
    }

    private static void run(Product product, String written) throws SQLException {
        Dialect dialect = dialect(product);
        Sql sql = dialect.read(written);
        try (Connection connection = dialect.open(address(product), "secret", RUN)) {
            dialect.begin(connection, Duration.ofSeconds(30), false);
            assertThat(dialect.check(connection, sql, name -> List.of("Arran", "Bute"), 1, List.of())
                            .cost())
                    .isZero();
            dialect.prepare(connection, sql, name -> List.of("Arran", "Bute")).executeQuery();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aRunIsBrokenOffFromAnotherThreadAndItsConnectionIsClosed() throws Exception {
        for (Product product : List.of(Product.SQLSERVER, Product.ORACLE)) {
            Dialect dialect = dialect(product);
            Connection connection = dialect.open(address(product), "secret", RUN);
            dialect.begin(connection, Duration.ofSeconds(30), false);
            PreparedStatement endless = connection.prepareStatement("select endless");
            CompletableFuture<Trouble> ended = CompletableFuture.supplyAsync(() -> {
                try {
                    endless.executeQuery();
                    return Trouble.OTHER;
                } catch (SQLException broken) {
                    return dialect.trouble(broken);
                }
            });

            dialect.end(address(product), "secret", Dialect.RUN + "%");

            assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(Trouble.ENDED);
            assertThat(told()).containsSubsequence("cancel", "abort");
            assertThatThrownBy(() -> dialect.end(address(product), "secret", RUN))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("does not run on this node");
            Files.delete(file);
        }
    }

    @Test
    void aNameThatDoesSomethingIsRefusedThoughNothingCallsIt() throws Exception {
        System.setProperty("recording.empty", "all_dependencies");
        Dialect oracle = dialect(Product.ORACLE);
        try (Connection connection = oracle.open(address(Product.ORACLE), "secret", "a story")) {
            Sql sql = oracle.read("select innocent from dual");
            assertThatThrownBy(() -> oracle.check(connection, sql, name -> "", 1, List.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("what it does there is not known");
        }
        Dialect server = dialect(Product.SQLSERVER);
        try (Connection connection = server.open(address(Product.SQLSERVER), "secret", "a story")) {
            Sql sql = server.read("select id from elsewhere");
            assertThatThrownBy(() -> server.check(connection, sql, name -> "", 1, List.of()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("is a synonym");
        }
    }

    @Test
    void whatIsFoundOfALoginCountsAsWriting() throws IOException {
        for (Product product : List.of(Product.SQLSERVER, Product.ORACLE)) {
            System.setProperty("recording.empty", MAY_NOTHING);
            Account reading = dialect(product).account(address(product), "secret");
            System.setProperty("recording.empty", "nothing at all");
            Account writing = dialect(product).account(address(product), "secret");

            assertThat(reading.mayWrite()).as(product.label()).isEmpty();
            assertThat(writing.canWrite()).as(product.label()).isTrue();
            Files.delete(file);
        }
    }
}
