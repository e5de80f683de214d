package org.nightdesk.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightdesk.settings.Settings;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** A mail program that insists on encryption brings a mail, and believes a certificate that was made a moment ago. */
class StarttlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final String word = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    @Test
    void takesMailUnderTheInstallationsCertificate() throws Exception {
        KeyStore made = certificate();
        Settings plain = TestNode.settings(TestPostgres.migratedDatabase());
        Settings.Certificate files = new Settings.Certificate(
                pem("chain.pem", "CERTIFICATE", made.getCertificate("door").getEncoded()),
                pem("key.pem", "PRIVATE KEY", made.getKey("door", PASSWORD).getEncoded()));
        try (TestNode node = TestNode.with(new Settings(
                plain.port(),
                plain.data(),
                plain.baseUrl(),
                plain.database(),
                plain.secretKeys(),
                plain.smtp(),
                plain.smtpListen(),
                Optional.of(files),
                plain.metricsToken(),
                plain.firstAdministrator(),
                plain.firstToken(),
                plain.trustedProxies(),
                plain.allowPrivate()))) {
            int port = MailPort.of(node);
            bring(port, trusting(made));
            node.runDue();
            assertThat(node.bean(NoteTaker.class).count(word)).isOne();
            assertThatThrownBy(() -> bring(port, SSLContext.getDefault()))
                    .as("who does not know the certificate does not believe it")
                    .isInstanceOf(MessagingException.class);
            try (SmtpTalk talk = new SmtpTalk(port)) {
                talk.heard();
                assertThat(talk.say("EHLO client.example")).contains("STARTTLS");
            }
        }
    }

    private void bring(int port, SSLContext context) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", context.getSocketFactory());
        Session session = Session.getInstance(properties);
        MimeMessage mail = new MimeMessage(
                session,
                new ByteArrayInputStream(
                        ("From: asha@bank.example\r\nTo: notes@taker.example\r\nSubject: " + word + "\r\n\r\nHello\r\n")
                                .getBytes(StandardCharsets.US_ASCII)));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", port, null, null);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private KeyStore certificate() throws Exception {
        Path file = folder.resolve("door.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "door",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=desk.example",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext trusting(KeyStore made) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("door", made.getCertificate("door"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Path pem(String name, String what, byte[] bytes) throws Exception {
        String text = "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what + "-----\n";
        return Files.writeString(folder.resolve(name), text);
    }
}
