package org.nightdesk.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.nightdesk.Nightdesk;
import org.nightdesk.catalog.Services;
import org.nightdesk.demo.Outside;
import org.nightdesk.engine.Ticking;
import org.nightdesk.mailbox.MailboxDraft;
import org.nightdesk.mailbox.Mailboxes;
import org.nightdesk.settings.Settings;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.SmtpTalk;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many mails a second are kept before their 250, by so many clients, each mail of 2 KB and its own dialogue on an open connection; then how
 * long until each has its ticket. The load is made in the same process, so the machine carries both. Arguments: mails, clients.
 */
final class MailIntake {

    private MailIntake() {}

    public static void main(String[] arguments) throws Exception {
        int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8_000;
        int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 16;
        Path data = Files.createTempDirectory("nightdesk-mail");
        int port = Outside.freePort(0);
        Settings settings = Settings.read(Map.of(
                "NIGHTDESK_DATA",
                data.toString(),
                "NIGHTDESK_PORT",
                "0",
                "NIGHTDESK_SMTP_LISTEN",
                Integer.toString(port)));
        try (ConfigurableApplicationContext node =
                Nightdesk.start(settings, InstantSource.system(), Ticking.BY_ITSELF)) {
            mailbox(node);
            for (int round = 1; round <= 3; round++) {
                round(node, port, round, mails, clients);
            }
        }
        System.exit(0);
    }

    private static void mailbox(ConfigurableApplicationContext node) {
        MailboxDraft draft = new MailboxDraft(
                "bench@desk.example",
                "Bench",
                Optional.empty(),
                node.getBean(Services.class).catchAll().id(),
                "",
                false,
                true);
        node.getBean(Mailboxes.class).create(draft, Viewer.system(), Instant.now());
    }

    private static void round(ConfigurableApplicationContext node, int port, int round, int mails, int clients)
            throws InterruptedException {
        long before = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int first = client;
            threads.add(Thread.ofPlatform().start(() -> bring(port, round, first, mails, clients)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double kept = (System.nanoTime() - before) / 1e9;
        JdbcClient jdbc = node.getBean(JdbcClient.class);
        while (waiting(jdbc) > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        double read = (System.nanoTime() - before) / 1e9;
        System.out.printf(
                "round %d: %d mails kept before 250 in %.2f s: %.0f/s; all are tickets after %.2f s: %.0f/s%n",
                round, mails, kept, mails / kept, read, mails / read);
    }

    private static int waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from post.mail where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private static void bring(int port, int round, int first, int mails, int clients) {
        try (SmtpTalk talk = new SmtpTalk(port)) {
            talk.heard();
            talk.say("EHLO bench.example");
            for (int mail = first; mail < mails; mail += clients) {
                talk.say("MAIL FROM:<asha" + mail % 50 + "@bank.example>");
                talk.say("RCPT TO:<bench@desk.example>");
                String answer = talk.data(mail(round, mail));
                if (!answer.startsWith("250")) {
                    throw new IllegalStateException(answer);
                }
            }
        }
    }

    private static byte[] mail(int round, int number) {
        return """
                From: Asha <asha%d@bank.example>
                To: bench@desk.example
                Subject: Question %d of round %d
                Message-ID: <%d.%d@bank.example>

                %s
                """.formatted(number % 50, number, round, round, number, "All work and no play.\n".repeat(80))
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
