package org.nightdesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTests {

    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path data;

    @Test
    void startsWithNothingSaid() throws IOException {
        Settings settings = read();

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.address()).isEqualTo("http://localhost:8080");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
        assertThat(read().secretKeys()).isEqualTo(settings.secretKeys());
    }

    @Test
    void readsTheFileAndLetsTheEnvironmentWin() throws IOException {
        Files.writeString(data.resolve("nightdesk.properties"), "port=9001\nbase-url=https://desk.example.com/\n");

        Settings settings = read("NIGHTDESK_PORT", "9002");

        assertThat(settings.port()).isEqualTo(9002);
        assertThat(settings.address()).isEqualTo("https://desk.example.com");
    }

    @Test
    void refusesAnUnknownKeyWhereverItStands() throws IOException {
        Files.writeString(data.resolve("nightdesk.properties"), "db.passwort=x\n");

        assertThatThrownBy(() -> read("NIGHTDESK_PROT", "1"))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining("NIGHTDESK_PROT is not a setting. Did you mean NIGHTDESK_PORT?")
                .hasMessageContaining("db.passwort in " + data.resolve("nightdesk.properties"))
                .hasMessageContaining("Did you mean NIGHTDESK_DB_PASSWORD?");
    }

    @Test
    void theGuideNamesEveryKey() throws IOException {
        String guide = Files.readString(Path.of("docs/guide/install.md"));

        assertThat(Key.values()).allSatisfy(key -> assertThat(guide).contains("`" + key.variable() + "`"));
    }

    @Test
    void leavesTheKeysOfTestsAlone() {
        assertThat(read("NIGHTDESK_CORPORA", "x", "NIGHTDESK_TEST_DB_URL", "y").port())
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NIGHTDESK_PORT            | eighty                        | give a number from 0 to 65535
            NIGHTDESK_PORT            | 70000                         | give a number from 0 to 65535
            NIGHTDESK_PORT            | tcp://10.0.0.1:8080           | enableServiceLinks
            NIGHTDESK_SMTP_LISTEN     | 0                             | give a number from 1 to 65535
            NIGHTDESK_BASE_URL        | desk.example.com              | NIGHTDESK_BASE_URL is not an address
            NIGHTDESK_BASE_URL        | https://desk.example.com/desk | scheme, host and port only
            NIGHTDESK_SMTP_URL        | mail.example.com:25           | NIGHTDESK_SMTP_URL is not an address
            NIGHTDESK_DB_URL          | mysql://host/db               | jdbc:postgresql://host:5432/nightdesk
            NIGHTDESK_DB_URL          | jdbc:postgresql://h/d         | NIGHTDESK_DB_USER is missing
            NIGHTDESK_DB_URL          | jdbc:postgresql://h/d?user=me | must not carry user=
            NIGHTDESK_DB_URL          | postgres://me@h/d             | NIGHTDESK_SECRET_KEY is missing
            NIGHTDESK_DB_USER         | me                            | NIGHTDESK_DB_URL is not
            NIGHTDESK_SECRET_KEY      | short                         | at least 32 characters
            NIGHTDESK_SECRET_KEY_FILE | nowhere                       | there is no such file
            NIGHTDESK_TLS_CERT        | cert.pem                      | NIGHTDESK_TLS_KEY is missing
            NIGHTDESK_ADMIN_EMAIL     | alice@example.com             | NIGHTDESK_ADMIN_PASSWORD is missing
            NIGHTDESK_API_TOKEN       | a b c d e f g h               | without blanks
            NIGHTDESK_METRICS_TOKEN   | short                         | 8 to 200 characters
            NIGHTDESK_TRUSTED_PROXIES | 10.0.0.0/33                   | is not a network
            NIGHTDESK_ALLOW_PRIVATE   | intranet                      | is not a network
            """)
    void refusesAValueItCannotUse(String key, String value, String remedy) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOf(UnusableSettings.class)
                .hasMessageContaining(key)
                .hasMessageContaining(remedy);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThatThrownBy(() -> read("NIGHTDESK_PORT", "x", "NIGHTDESK_BASE_URL", "y"))
                .isInstanceOfSatisfying(
                        UnusableSettings.class,
                        unusable -> assertThat(unusable.problems()).hasSize(2));
    }

    @Test
    void understandsTheAddressThatPostgresToolsTake() {
        Settings settings = read(
                "NIGHTDESK_DB_URL",
                "postgresql://alice:p%40ss+1@db.example.com:6432/desk?sslmode=require",
                "NIGHTDESK_SECRET_KEY",
                KEY + ", " + KEY.replace('0', 'x'));

        var database = settings.database().orElseThrow();
        assertThat(database.url()).isEqualTo("jdbc:postgresql://db.example.com:6432/desk?sslmode=require");
        assertThat(database.user()).isEqualTo("alice");
        assertThat(database.password()).isEqualTo("p@ss+1");
        assertThat(settings.secretKeys()).hasSize(2);
    }

    @Test
    void neverSaysASecretAloud() {
        assertThatThrownBy(() -> read("NIGHTDESK_SMTP_URL", "smtp//bob:hunter2@h", "NIGHTDESK_DB_URL", "x:hunter2@h"))
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContain("hunter2");
        assertThat(read("NIGHTDESK_SECRET_KEY", KEY).toString()).doesNotContain(KEY);
    }

    @Test
    void readsTheOutgoingMailAddress() {
        assertThat(read("NIGHTDESK_SMTP_URL", "smtp://bob:p%40ss@mail.example.com:587")
                        .smtp())
                .contains(URI.create("smtp://bob:p%40ss@mail.example.com:587"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.3.4, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.0/25, 192.0.2.128, false",
        "fd00::/8, fd12::1, true",
        "0.0.0.0/0, ::1, false"
    })
    void knowsWhatLiesInANetwork(String network, String address, boolean inside) {
        assertThat(Network.of(network).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
    }

    private Settings read(String... pairs) {
        Map<String, String> environment = new HashMap<>(Map.of("NIGHTDESK_DATA", data.toString()));
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return Settings.read(environment);
    }
}
