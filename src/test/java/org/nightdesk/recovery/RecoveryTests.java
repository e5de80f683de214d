package org.nightdesk.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.catalog.ServiceDraft;
import org.nightdesk.catalog.ServiceId;
import org.nightdesk.catalog.Services;
import org.nightdesk.database.Backup;
import org.nightdesk.database.Database;
import org.nightdesk.people.Person;
import org.nightdesk.people.PersonId;
import org.nightdesk.recovery.RecoveryDrill.State;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** Charlie tries whether what we rely on would come back, and Alice signs how it went. */
class RecoveryTests {

    private static final TestNode node = TestNode.fresh();

    private final Cast cast = Cast.of(node);
    private final Person charlie = cast.staff("Charlie", Role.ADMINISTRATOR, "Europe/Dublin");
    private final Viewer leader = cast.viewer(charlie);
    private final Viewer alice = cast.viewer(cast.alice());
    private final RecoveryDrills drills = node.bean(RecoveryDrills.class);

    @AfterAll
    static void close() {
        node.close();
    }

    @Test
    void ourOwnBackupComesBackAndSaysWhatWouldHaveBeenLost(@TempDir Path folder) throws IOException {
        node.runDue();
        Path backup = folder.resolve("nightly.backup");
        Backup.write(node.bean(Database.class), node.bean(Settings.class), backup, node.now());
        node.clock().tick(Duration.ofMinutes(42));
        node.runDue();

        RecoveryDrill drill = declared(own(backup.toString()));
        node.bean(OwnBackup.class).run(drill);

        RecoveryDrill over = drills.drill(drill.id(), leader);
        assertThat(over.checked()).contains("each count and checksum compared");
        assertThat(over.state()).isEqualTo(State.VERIFIED);
        assertThat(over.newestRead()).isTrue();
        assertThat(over.lost()).contains(Duration.ofMinutes(42));
        assertThat(over.keptItsObjectives()).isFalse();
        try (Stream<Path> left = Files.list(node.bean(Settings.class).data())) {
            assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith("trial-restore"));
        }
    }

    @Test
    void aDamagedBackupIsAFailedDrillThatSaysWhy(@TempDir Path folder) throws IOException {
        Path backup = Files.writeString(folder.resolve("nightly.backup"), "not a zip");
        RecoveryDrill drill = declared(own(backup.toString()));

        node.bean(OwnBackup.class).run(drill);

        RecoveryDrill over = drills.drill(drill.id(), leader);
        assertThat(over.state()).isEqualTo(State.FAILED);
        assertThat(over.checked()).contains("cannot be read as a backup");
        assertThat(over.took()).isEmpty();
    }

    @Test
    void aNodeThatIsGoneLeavesNoDrillUnderWay() {
        RecoveryDrill drill = declared(own(""));
        node.clock().tick(RecoveryDrills.PATIENCE);
        node.runDue();

        assertThat(drills.drill(drill.id(), leader).checked()).contains("is gone");
        drills.told(drill.id(), true, "too late", Optional.of(node.now()), node.now());
        assertThat(drills.drill(drill.id(), leader).state()).isEqualTo(State.FAILED);
    }

    @Test
    void theClockRunsFromTheDeclarationUntilSomethingWasChecked() {
        RecoveryDrill drill = declared(shop());
        node.clock().tick(Duration.ofMinutes(31));
        assertThatThrownBy(() -> verified(drill, " ", node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no check");
        assertThatThrownBy(() -> verified(drill, "An order", node.now().plusSeconds(1)))
                .isInstanceOf(Refused.class);

        RecoveryDrill over = verified(drill, "An order was placed.", node.now().minus(Duration.ofMinutes(40)));

        assertThat(over.took()).contains(Duration.ofMinutes(31));
        assertThat(over.lost()).contains(Duration.ofMinutes(9));
        assertThat(over.keptItsObjectives()).isTrue();
        assertThat(over.newestRead()).isFalse();
    }

    @Test
    void whoLedItDoesNotSignItNotEvenPastTheProgram() {
        RecoveryDrill drill = declared(shop());
        verified(drill, "An order was placed.", node.now());

        assertThatThrownBy(() -> drills.sign(drill.id(), leader, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("did not lead it");
        assertThatThrownBy(() -> execute(
                        "update recovery.drill set state = 'signed', signed_at = now(), signed_by = led_by where id = "
                                + drill.id()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("check");

        assertThat(drills.sign(drill.id(), alice, node.now()).signedBy())
                .contains(new PersonId(alice.actor().id()));
        assertThatThrownBy(() -> drills.describe(drill.id(), "nothing", "", leader, node.now()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void onlyWhatWasSignedAndKeptItsObjectivesIsProvenAndItGrowsOld() {
        RecoveryDrill drill = declared(shop());
        verified(drill, "An order was placed.", node.now());
        assertThat(age(node.now())).isEqualTo("never");

        drills.sign(drill.id(), alice, node.now());

        assertThat(age(node.now().plus(Duration.ofDays(3)))).isEqualTo("3 days");
    }

    @Test
    void aFindingStaysWithItsOwnerUntilSomethingShowsThatItIsDone() {
        RecoveryDrill drill = declared(shop());
        String text = "Label the tapes of " + drill.text();
        drills.find(drill.id(), text, charlie.id(), LocalDate.of(2026, 12, 1), alice, node.now());
        RecoveryNeeds needs = node.bean(RecoveryNeeds.class);
        assertThat(needs.of(leader, node.now()))
                .anySatisfy(need -> assertThat(need.what()).isEqualTo(text));

        Finding finding = drills.findings(drill).getFirst();
        assertThatThrownBy(() -> drills.close(drill.id(), finding.id(), "", leader, node.now()))
                .isInstanceOf(Refused.class);
        drills.close(drill.id(), finding.id(), "A photograph", leader, node.now());

        assertThat(needs.of(leader, node.now()))
                .noneSatisfy(need -> assertThat(need.what()).isEqualTo(text));
    }

    @Test
    void whatCannotBeIsRefusedBesideItsField() {
        DrillPlan wrong =
                new DrillPlan(Optional.of(service()), "restore", " ", "0", "-1", "tomorrow", "", "/etc/passwd");

        assertThatThrownBy(() -> drills.plan(wrong, charlie.id(), leader, node.now()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly("scenario", "rto", "rpo", "plannedOn", "backup"));
    }

    private String age(Instant now) {
        return Coverage.of(
                        node.bean(Services.class).all().stream()
                                .filter(one -> one.id().equals(service()))
                                .toList(),
                        node.bean(RecoveryStore.class).proofs(),
                        now)
                .getLast()
                .ages()
                .getFirst()
                .words();
    }

    private RecoveryDrill declared(DrillPlan plan) {
        RecoveryDrill drill = drills.plan(plan, charlie.id(), leader, node.now());
        return drills.declare(drill.id(), leader, node.now());
    }

    private RecoveryDrill verified(RecoveryDrill drill, String checked, Instant newest) {
        return drills.verify(drill.id(), checked, Optional.of(newest), leader, node.now());
    }

    private DrillPlan shop() {
        return new DrillPlan(Optional.of(service()), "restore", "The disk is gone.", "60", "15", "2026-11-30", "", "");
    }

    private static DrillPlan own(String backup) {
        return new DrillPlan(Optional.empty(), "restore", "The host is gone.", "60", "15", "2026-11-30", "", backup);
    }

    private ServiceId service() {
        return made;
    }

    private final ServiceId made = node.bean(Services.class)
            .create(ServiceDraft.named("Shop " + UUID.randomUUID(), 1), leader, node.now())
            .id();

    private static void execute(String sql) throws SQLException {
        var database = node.database();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            connection.createStatement().execute(sql);
        }
    }
}
