package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
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
 * How many mails a second are kept before their 250, by so many clients, each mail of 2 KB and its own dialogue on an open connection, and how
 * long until each has its ticket; then, at a steady rate of {@code BENCH_RATE} (800) mails a second, how long the oldest waits for its own. The load
 * is made in the same process, so the machine carries both. Arguments: mails, clients.
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
            for (int round = 1; round <= Figures.runs(); round++) {
                steady(node, port, round, clients);
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
        for (Thread thread : senders(port, round, mails, clients, Duration.ZERO)) {
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

    /** Mails come evenly; the age of the oldest that waits for its ticket is looked at twenty times a second. */
    private static void steady(ConfigurableApplicationContext node, int port, int round, int clients)
            throws InterruptedException {
        int rate = Figures.number("BENCH_RATE", 800);
        int mails = rate * (int) Figures.run().toSeconds();
        Duration apart = Duration.ofSeconds(1).multipliedBy(clients).dividedBy(rate);
        List<Thread> senders = senders(port, 100 + round, mails, clients, apart);
        JdbcClient jdbc = node.getBean(JdbcClient.class);
        List<Double> ages = new ArrayList<>();
        while (senders.stream().anyMatch(Thread::isAlive)) {
            ages.add(oldest(jdbc));
            TimeUnit.MILLISECONDS.sleep(50);
        }
        ages.sort(Comparator.naturalOrder());
        say(
                "steady %d: %d mails/s for %d s: the oldest without its ticket is p50 %.0f ms, p99 %.0f ms, at most %.0f ms old (aim 1 s)",
                round,
                rate,
                Figures.run().toSeconds(),
                Figures.median(ages),
                ages.get(ages.size() * 99 / 100),
                ages.getLast());
        while (waiting(jdbc) > 0) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static double oldest(JdbcClient jdbc) {
        return jdbc.sql("""
                        select coalesce(1000 * extract(epoch from clock_timestamp() - min(received_at)), 0)
                          from post.mail
                         where state = 'waiting'
                        """).query(Double.class).single();
    }

    private static List<Thread> senders(int port, int round, int mails, int clients, Duration apart) {
        return IntStream.range(0, clients)
                .mapToObj(first -> Thread.ofPlatform().start(() -> bring(port, round, first, mails, clients, apart)))
                .toList();
    }

    private static int waiting(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from post.mail where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    private static void bring(int port, int round, int first, int mails, int clients, Duration apart) {
        long start = System.nanoTime() + apart.toNanos() * first / clients;
        try (SmtpTalk talk = new SmtpTalk(port)) {
            talk.heard();
            talk.say("EHLO bench.example");
            for (int mail = first; mail < mails; mail += clients) {
                LockSupport.parkNanos(start + apart.toNanos() * (mail / clients) - System.nanoTime());
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
