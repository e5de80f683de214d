package org.nightdesk.post;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.nightdesk.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/** Listens for mail at {@code NIGHTDESK_SMTP_LISTEN}, with STARTTLS where the installation has a certificate. */
@Component
class SmtpDoor implements SmartLifecycle {

    /** More copies than any honest mail to a support desk has. */
    static final int MOST_RECIPIENTS = 100;

    private static final Logger log = LoggerFactory.getLogger(SmtpDoor.class);
    private static final int MOST_AT_ONCE = 200;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Settings settings;
    private final Post post;
    private final InstantSource clock;
    private volatile @Nullable SMTPServer server;

    SmtpDoor(Settings settings, Post post, InstantSource clock) {
        this.settings = settings;
        this.post = post;
        this.clock = clock;
    }

    /** Empty while nobody listens. */
    OptionalInt port() {
        SMTPServer running = server;
        return running == null ? OptionalInt.empty() : OptionalInt.of(running.getPortAllocated());
    }

    boolean encrypts() {
        return settings.tls().isPresent();
    }

    /** The name that we say we are, and the part behind the @ of addresses we make. */
    String host() {
        return Optional.ofNullable(URI.create(settings.address()).getHost()).orElse("localhost");
    }

    @Override
    public void start() {
        settings.smtpListen().ifPresent(this::listen);
    }

    private void listen(int port) {
        SMTPServer.Builder builder = SMTPServer.port(port)
                .hostName(host())
                .softwareName("Nightdesk")
                .messageHandlerFactory(context ->
                        new SmtpDialogue(post, ((InetSocketAddress) context.getRemoteAddress()).getAddress(), clock))
                .executorService(Executors.newCachedThreadPool(
                        Thread.ofPlatform().name("smtp-", 0).daemon().factory()))
                .sessionHandler(new Doorkeeper())
                .insertReceivedHeaders(false)
                .connectionTimeoutMs(PATIENCE_MILLIS)
                .maxConnections(MOST_AT_ONCE)
                .maxRecipients(MOST_RECIPIENTS)
                .maxMessageSize(Post.LARGEST)
                .bindAddress(Optional.<InetAddress>empty());
        settings.tls().ifPresent(certificate -> {
            SSLContext context = context(certificate);
            builder.enableTLS(true).startTlsSocketFactory((Socket plain) -> encrypted(context, plain));
        });
        SMTPServer fresh = builder.build();
        fresh.start();
        server = fresh;
        log.info("taking mail on port {}{}", fresh.getPortAllocated(), encrypts() ? " with STARTTLS" : "");
    }

    private static SSLContext context(Settings.Certificate certificate) {
        try {
            PemSslStoreDetails details = PemSslStoreDetails.forCertificate(Files.readString(certificate.chain()))
                    .withPrivateKey(Files.readString(certificate.key()));
            return SslBundle.of(new PemSslStoreBundle(details, null)).createSslContext();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The certificate of NIGHTDESK_TLS_CERT cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static SSLSocket encrypted(SSLContext context, Socket plain) throws IOException {
        InetSocketAddress remote = (InetSocketAddress) plain.getRemoteSocketAddress();
        SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(plain, remote.getHostString(), plain.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    @Override
    public void stop() {
        SMTPServer running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
