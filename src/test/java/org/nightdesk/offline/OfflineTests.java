package org.nightdesk.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.channel.Channels;
import org.nightdesk.channel.Postman;
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
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.SmallService;
import org.nightdesk.testing.TestNode;
import org.nightdesk.vault.SecretDraft;
import org.nightdesk.vault.Vault;

class OfflineTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);

    @TempDir
    Path folder;

    private Night night(Settings.Offline wanted) {
        return new Night(
                node.bean(Settings.class).with(wanted),
                node.bean(Packer.class),
                node.bean(NightStore.class),
                node.bean(Postman.class),
                node.bean(Channels.class),
                node.bean(People.class),
                node.bean(Memos.class),
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
    void whatFailsIsToldOnceAndTriedAgain() throws Exception {
        Path taken = Files.writeString(folder.resolve("taken"), "This is no folder.");
        Night night = night(into(taken, 2));
        Instant now = node.now().plus(Duration.ofDays(30));
        String administrator = cast.staff("Ada", org.nightdesk.subject.Role.ADMINISTRATOR, "Europe/Dublin")
                .name();
        assertThat(administrator).isNotBlank();

        assertThat(night.runDue(now)).isEqualTo(1);

        NightStore.Last last = node.bean(NightStore.class).last();
        assertThat(last.trouble()).contains("cannot be written");
        assertThat(new OfflineCheckup(node.bean(Settings.class).with(into(taken, 2)), node.bean(NightStore.class))
                        .examine(now))
                .allMatch(finding -> finding.level() == Checkup.Level.BROKEN);
        assertThat(night.runDue(now.plus(Duration.ofMinutes(61)))).isEqualTo(1);
        assertThat(node.bean(NightStore.class).failed("still", now)).isFalse();

        assertThat(night(into(folder, 2)).runDue(now.plus(Duration.ofHours(3)))).isEqualTo(1);
        assertThat(node.bean(NightStore.class).last().trouble()).isEmpty();
    }
}
