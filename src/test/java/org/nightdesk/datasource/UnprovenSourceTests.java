package org.nightdesk.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.RecordingDriver;
import org.nightdesk.testing.TestNode;

/** SQL Server and Oracle, whose guards nobody could attack: who takes one says why, and nobody can insist. The server is one that writes down what it is told. */
class UnprovenSourceTests {

    private static final Allowance LOW = new Allowance(30, 100_000, 100, 1, 2);

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Sources sources = node.bean(Sources.class);

    @BeforeEach
    void listen() {
        System.setProperty("recording.driver", "target/test-data/told");
        System.setProperty(
                "recording.empty",
                "fn_my_permissions|database_permissions|has_perms_by_name|sys.schemas|session_privs|all_tab_privs|user_objects");
        Path drivers = Path.of("target/test-data/drivers");
        if (!Files.exists(drivers.resolve("recording.jar"))) {
            RecordingDriver.install(drivers, "recording.jar");
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty("recording.empty");
    }

    @Test
    void whyItIsReadIsAskedForAndKept() {
        for (Product product : List.of(Product.SQLSERVER, Product.ORACLE)) {
            assertThatThrownBy(() -> sources.create(draft(product, " ", false, LOW), alice, node.now()))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("Nobody could attack the guards on " + product.label());

            Source source = sources.create(draft(product, "The ledger is only there", false, LOW), alice, node.now());

            assertThat(source.accepted()).isEqualTo("The ledger is only there");
            assertThat(source.account().mayWrite()).isEmpty();
            assertThat(cast.browser(cast.alice()).get("/data-sources").body())
                    .contains("guards are not proven on this product", "The ledger is only there", "recording.jar");
        }
    }

    @Test
    void nobodyCanInsist() {
        assertThatThrownBy(() -> sources.create(draft(Product.ORACLE, "why", true, LOW), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("On Oracle nobody can insist");
        System.setProperty("recording.empty", "nothing at all");
        assertThatThrownBy(() -> sources.create(draft(Product.SQLSERVER, "why", false, LOW), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("on SQL Server nobody can insist");
    }

    @Test
    void aLoginThatLearnedToWriteIsSwitchedOffAndStaysOff() {
        Source source = sources.create(draft(Product.SQLSERVER, "why", false, LOW), alice, node.now());
        System.setProperty("recording.empty", "nothing at all");

        assertThat(sources.check(source.id(), alice, node.now()).enabled()).isFalse();

        assertThatThrownBy(() -> sources.enable(source.id(), true, alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Make a login that can only read");
    }

    @Test
    void whereNothingIsEstimatedLessIsTaken() {
        assertThatThrownBy(() ->
                        sources.create(draft(Product.SQLSERVER, "why", false, Allowance.USUAL), alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no cost is estimated: write at most 100,000 rows");
        assertThatThrownBy(() -> sources.create(
                        draft(Product.ORACLE, "why", false, new Allowance(61, 10, 1, 1, 1)), alice, node.now()))
                .hasMessageContaining("at most 60 seconds");
    }

    private static SourceDraft draft(Product product, String accepted, boolean insisted, Allowance allowance) {
        return new SourceDraft(
                product,
                "Ledger " + UUID.randomUUID(),
                "127.0.0.1",
                "",
                "ledger",
                "reports",
                "secret",
                insisted,
                allowance,
                List.of(),
                accepted);
    }
}
