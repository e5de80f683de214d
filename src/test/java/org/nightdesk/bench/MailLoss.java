package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * 50,000 spoilt mails by SMTP: each that was answered 250 is kept and read, or stands there as unreadable; none is lost, none stops another.
 * Arguments: seed. {@code BENCH_MAILS}, {@code BENCH_CLIENTS}.
 */
final class MailLoss {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

    private MailLoss() {}

    public static void main(String[] arguments) throws Exception {
        int mails = Figures.number("BENCH_MAILS", 50_000);
        int clients = Figures.number("BENCH_CLIENTS", 8);
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        int port = Outside.freePort(0);
        Settings settings = Settings.read(Map.of(
                "NIGHTDESK_DATA",
                Files.createTempDirectory("nightdesk-loss").toString(),
                "NIGHTDESK_PORT",
                "0",
                "NIGHTDESK_SMTP_LISTEN",
                Integer.toString(port)));
        List<byte[]> good = new ArrayList<>(SpoiltMails.ours());
        good.addAll(MailFuzz.corpus());
        say(
                "%,d mails out of %d by %d clients, seed %d (give it as an argument to see the same again)",
                mails, good.size(), clients, seed);
        int lost;
        try (ConfigurableApplicationContext node =
                Nightdesk.start(settings, InstantSource.system(), Ticking.BY_ITSELF)) {
            mailbox(node);
            lost = run(node.getBean(JdbcClient.class), port, mails, clients, seed, good);
        }
        System.exit(lost == 0 ? 0 : 1);
    }

    private static void mailbox(ConfigurableApplicationContext node) {
        MailboxDraft draft = new MailboxDraft(
                "loss@desk.example",
                "Loss",
                Optional.empty(),
                node.getBean(Services.class).catchAll().id(),
                "",
                false,
                true);
        node.getBean(Mailboxes.class).create(draft, Viewer.system(), Instant.now());
    }

    private static int run(JdbcClient jdbc, int port, int mails, int clients, long seed, List<byte[]> good)
            throws InterruptedException {
        Set<String> kept = ConcurrentHashMap.newKeySet();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        long begin = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            SpoiltMails spoilt = new SpoiltMails(seed + client, good);
            int own = mails / clients;
            threads.add(Thread.ofPlatform().start(() -> bring(port, spoilt, own, kept, answered, refused)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        while (count(jdbc, "state = 'waiting'") > 0
                && System.nanoTime() - begin < (seconds * 1e9 + LONGEST_WAIT.toNanos())) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        int there = count(jdbc, "true");
        say(
                "%,d answered 250, %,d refused with a sentence, in %.0f s: %.0f/s",
                answered.get(), refused.get(), seconds, mails / seconds);
        say(
                "%,d different ones kept, %,d there: %,d read, %,d unreadable, %,d waiting; all dealt with after %.0f s",
                kept.size(),
                there,
                count(jdbc, "state = 'read'"),
                count(jdbc, "state = 'unreadable'"),
                count(jdbc, "state = 'waiting'"),
                (System.nanoTime() - begin) / 1e9);
        jdbc.sql("select distinct reason from post.mail where state <> 'read' limit 20")
                .query(String.class)
                .list()
                .forEach(System.out::println);
        return Math.abs(kept.size() - there)
                + count(jdbc, "state = 'waiting'")
                + mails / clients * clients
                - answered.get()
                - refused.get();
    }

    private static void bring(
            int port, SpoiltMails spoilt, int mails, Set<String> kept, AtomicInteger answered, AtomicInteger refused) {
        try (SmtpTalk talk = new SmtpTalk(port)) {
            talk.heard();
            talk.say("EHLO loss.example");
            for (int i = 0; i < mails; i++) {
                talk.say("MAIL FROM:<asha@bank.example>");
                talk.say("RCPT TO:<loss@desk.example>");
                String answer = talk.data(spoilt.next());
                if (answer.startsWith("250")) {
                    answered.incrementAndGet();
                    kept.add(answer);
                } else {
                    refused.incrementAndGet();
                }
            }
        }
    }

    private static int count(JdbcClient jdbc, String which) {
        return jdbc.sql("select count(*) from post.mail where " + which)
                .query(Integer.class)
                .single();
    }
}
