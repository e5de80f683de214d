package org.nightdesk.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.FakeSink;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

class VaultTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Vault vault = node.bean(Vault.class);
    private final String name = "story/" + UUID.randomUUID();

    @Test
    void whatIsKeptHereIsSealedAndOpensForTheProgramAlone() {
        keep(SecretDraft.sealed(name, "s3cret"));

        assertThat(vault.value(name)).isEqualTo("s3cret");
        assertThat(vault.all(alice).toString()).contains(name).doesNotContain("s3cret");
        assertThat(node.bean(JdbcClient.class)
                        .sql("select secret::text from vault.secret where name = :name")
                        .param("name", name)
                        .query(String.class)
                        .single())
                .doesNotContain("s3cret");
    }

    @Test
    void onlyAdministratorsKeepSecrets() {
        Viewer bob = cast.viewer(cast.bob());

        assertThatThrownBy(() -> vault.keep(SecretDraft.sealed(name, "x"), bob, node.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> vault.all(bob)).isInstanceOf(NotFound.class);
    }

    @Test
    void anEmptyValueKeepsTheOneThatIsThere() {
        keep(SecretDraft.sealed(name, "s3cret"));
        keep(new SecretDraft(name, "sealed", "", "", "for billing"));

        assertThat(vault.value(name)).isEqualTo("s3cret");
    }

    @Test
    void readsAFileOfItsFolderAndNoOther() throws IOException {
        Path folder = Files.createDirectories(node.bean(Settings.class).data().resolve("secrets"));
        Files.writeString(folder.resolve("a-story"), "from a file\n");
        keep(new SecretDraft(name, "file", "a-story", "", ""));

        assertThat(vault.value(name)).isEqualTo("from a file");
        assertThatThrownBy(() -> keep(new SecretDraft(name, "file", "../nightdesk.properties", "", "")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("folder secrets");
    }

    @Test
    void asksAVaultServerWithItsTokenAtTheMomentOfActing() {
        try (FakeSink server = FakeSink.open()) {
            server.behaves(request ->
                    request.headers().getOrDefault("authorization", "").equals("Bearer hvs.1")
                            ? new FakeSink.Said(200, "{\"data\":{\"data\":{\"password\":\"pw\"}}}")
                            : new FakeSink.Said(403, "{}"));
            String reference = server.url("/v1/secret/data/app") + "#/data/data/";
            keep(new SecretDraft(name, "vault", reference + "password", "hvs.1", ""));

            assertThat(vault.value(name)).isEqualTo("pw");
            keep(new SecretDraft(name, "vault", reference + "nothing", "hvs.1", ""));
            assertThatThrownBy(() -> vault.value(name))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("no text at /data/data/nothing");
            assertThatThrownBy(() -> keep(new SecretDraft(name, "vault", reference + "password", "", "")))
                    .as("a token goes to no other place")
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void aMissingOneIsSaidByItsName() {
        assertThatThrownBy(() -> vault.value(name)).isInstanceOf(Refused.class).hasMessageContaining(name);
    }

    private void keep(SecretDraft draft) {
        vault.keep(draft, alice, node.now());
    }
}
