package org.nightdesk.offline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Postman;
import org.nightdesk.channel.Postmen;
import org.nightdesk.desk.Kind;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.NewTicket;
import org.nightdesk.desk.Tickets;
import org.nightdesk.engine.Bell;
import org.nightdesk.engine.Checkup;
import org.nightdesk.engine.Ticking;
import org.nightdesk.execution.Playground;
import org.nightdesk.memo.Memos;
import org.nightdesk.people.ContactMethods;
import org.nightdesk.people.NewContactMethod;
import org.nightdesk.people.People;
import org.nightdesk.people.Person;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.PostOffice;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;
import org.nightdesk.vault.SecretDraft;
import org.nightdesk.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OfflineTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @TempDir
    Path folder;

    /** There is one night for all. */
    @BeforeEach
    void isDue() {
        node.bean(JdbcClient.class)
                .sql("update offline.night set due_at = :now, trouble = '', told = false, reached = '{}'")
                .param("now", node.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Night night(Settings.Offline wanted) {
        return night(wanted, node.bean(Postman.class));
    }

    private Night night(Settings.Offline wanted, Postman postman) {
        return new Night(
                node.bean(Settings.class).with(wanted),
                node.bean(Packer.class),
                node.bean(NightStore.class),
                postman,
                node.bean(Channels.class),
                node.bean(People.class),
                node.bean(Memos.class),
                node.bean(TransactionTemplate.class),
                node.bean(Bell.class),
                Ticking.BY_HAND);
    }

    private static Settings.Offline into(Path folder, int nights) {
        return new Settings.Offline(Optional.of(folder), List.of(), nights);
    }

    @Test
    void everythingIsInOneFileAndNoSecretIs() throws Exception {
        String secret = "hush-" + UUID.randomUUID();
        try (Playground ground = new Playground(node)) {
            node.bean(Vault.class).keep(SecretDraft.sealed("offline/key", secret), ground.alice, node.now());
            ground.playbook(ASKS);
            node.bean(Tickets.class).open(incident(ground), ground.alice, node.now());
            var bob = cast.bob();
            node.bean(ContactMethods.class)
                    .add(bob.id(), new NewContactMethod("sms", "+353861234567", true), Viewer.system(), node.now());
            node.bean(ContactMethods.class)
                    .add(
                            bob.id(),
                            new NewContactMethod("webhook", "https://hooks.example.com/" + secret, true),
                            Viewer.system(),
                            node.now());

            Pack pack = node.bean(Packer.class).pack(node.now());

            for (String text : List.of(Paper.html(pack), Paper.text(pack))) {
                assertThat(text)
                        .contains("Card payments", "+353861234567", "${secret:offline/key}", bob.email())
                        .contains("On call for two weeks", "Promised to customers")
                        .doesNotContain(secret)
                        .doesNotContain(SmallService.TOKEN);
            }
            assertThat(Paper.html(pack))
                    .contains("Card payments &lt;fail&gt;", "tel:+353861234567")
                    .doesNotContain("<script", "src=", "http://", "@import");
        }
    }

    private static final String ASKS = """
            name: %s
            purpose: Asks the back office.
            expected-minutes: 2
            parameters:
              where: {type: target, label: Where}
            steps:
              - step: ask
                says: Ask it.
                act:
                  http: {endpoint: api, method: POST, path: /ask, headers: {X-Key: "${secret:offline/key}"}, body: {key: "${secret:offline/key}"}}
                time-out: 5 s
                dry-run: {cannot: "It would be asked."}
              - step: tell
                says: Tell ${$}{secret:offline/key} nobody.
                act:
                  command: {endpoint: host, argv: [/usr/bin/tell]}
                time-out: 5 s
                dry-run: {cannot: "It would be told."}
            """;

    private static NewTicket incident(Playground ground) {
        return new NewTicket(
                Kind.INCIDENT,
                "Card payments <fail>",
                "Since three.",
                Level.HIGH,
                Level.HIGH,
                ground.gateway.id(),
                ground.acme.organisation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "screen",
                false);
    }

    @Test
    void isMadeEachNightAndTheOldestGo() throws Exception {
        Night night = night(into(folder, 2));
        assertThat(night.runDue(node.now())).isEqualTo(1);
        assertThat(night.runDue(node.now())).isZero();

        Instant first = Night.next(node.now());
        for (int day = 0; day < 3; day++) {
            assertThat(night.runDue(first.plus(Duration.ofDays(day)))).isEqualTo(1);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(6)
                    .contains("nightdesk-offline.html", "nightdesk-offline.txt");
        }
        assertThat(new OfflineCheckup(node.bean(Settings.class).with(into(folder, 2)), node.bean(NightStore.class))
                        .examine(first.plus(Duration.ofDays(2)).plus(Duration.ofHours(30))))
                .allMatch(finding -> finding.level() == Checkup.Level.WARNING
                        && finding.finding().contains("30 hours old"));
    }

    @Test
    void isMailedToEachOnceANightAlsoWhenOneOfThemCannotBeReached() throws Exception {
        try (PostOffice office = new PostOffice()) {
            String lena = "lena-" + UUID.randomUUID() + "@example.org";
            Settings.Offline both = new Settings.Offline(Optional.empty(), List.of(lena, "nobody at all"), 2);
            Postman postman = Postmen.of(office.settings(node.bean(Settings.class)));
            Instant tonight = Night.next(node.now().plus(Duration.ofDays(7)));

            for (int hour = 0; hour < 3; hour++) {
                assertThat(night(both, postman).runDue(tonight.plus(Duration.ofMinutes(61L * hour))))
                        .isEqualTo(1);
            }

            assertThat(node.bean(NightStore.class).last().trouble()).contains("nobody at all: ");
            MimeMessage mail = one(office.of(lena)).mail();
            assertThat(mail.getSubject())
                    .isEqualTo("Offline pack of " + tonight.toString().substring(0, 10));
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getCount()).isEqualTo(3);
            assertThat(parts.getBodyPart(1).getFileName()).endsWith(".html");
            assertThat(parts.getBodyPart(2).getContentType().toLowerCase(Locale.ROOT))
                    .contains("utf-8");
            assertThat(String.valueOf(parts.getBodyPart(2).getContent())).contains("On call for two weeks");

            night(both, postman).runDue(tonight.plus(Duration.ofDays(1)));
            assertThat(office.of(lena)).as("the next night again").hasSize(2);
        }
    }

    private static PostOffice.Taken one(List<PostOffice.Taken> taken) {
        assertThat(taken).hasSize(1);
        return taken.getFirst();
    }

    @Test
    void whatFailsIsToldOnceAndTriedAgain() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "This is no folder.");
        Night night = night(into(taken, 2));
        Instant now = node.now().plus(Duration.ofDays(30));
        Person ada = cast.alice();

        assertThat(night.runDue(now)).isEqualTo(1);

        NightStore.Last last = node.bean(NightStore.class).last();
        assertThat(last.trouble()).contains("cannot be written");
        assertThat(new OfflineCheckup(node.bean(Settings.class).with(into(taken, 2)), node.bean(NightStore.class))
                        .examine(now))
                .allMatch(finding -> finding.level() == Checkup.Level.BROKEN);
        assertThat(night.runDue(now.plus(Duration.ofMinutes(61)))).isEqualTo(1);
        assertThat(node.bean(JdbcClient.class)
                        .sql("select title from memo.memo where person_id = :ada")
                        .param("ada", ada.id().value())
                        .query(String.class)
                        .list())
                .as("told once")
                .containsExactly("The offline pack could not be made");
        assertThat(node.bean(NightStore.class).failed("still", now)).isFalse();

        assertThat(night(into(folder, 2)).runDue(now.plus(Duration.ofHours(3)))).isEqualTo(1);
        assertThat(node.bean(NightStore.class).last().trouble()).isEmpty();
    }
}
