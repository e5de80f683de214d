package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.letter.Attachment;
import org.nightdesk.letter.Letter;
import org.nightdesk.letter.Letters;

/** 50,000 spoilt mails: each is read, none throws, none takes long, and nothing is in it that a database could not hold. */
final class MailFuzz {

    private MailFuzz() {}

    /** @param slowest of all, and the mail it was, Base64 */
    record Outcome(int read, List<String> broken, Duration slowest, String slowestMail) {}

    public static void main(String[] arguments) {
        int mails = Figures.number("BENCH_MAILS", 50_000);
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime();
        List<byte[]> good = new ArrayList<>(SpoiltMails.ours());
        good.addAll(corpus());
        say("%,d mails out of %d, seed %d (give it as an argument to see the same again)", mails, good.size(), seed);
        long begin = System.nanoTime();
        Outcome outcome = run(mails, seed, good);
        double seconds = (System.nanoTime() - begin) / 1e9;
        outcome.broken().stream().limit(20).forEach(System.out::println);
        say(
                "%,d read, %d wrong; %.0f mails/s; the slowest %d ms",
                outcome.read(),
                outcome.broken().size(),
                mails / seconds,
                outcome.slowest().toMillis());
        if (outcome.slowest().toMillis() > 500) {
            say("the slowest was %s", outcome.slowestMail());
        }
        System.exit(outcome.broken().isEmpty() ? 0 : 1);
    }

    static Outcome run(int mails, long seed, List<byte[]> good) {
        SpoiltMails spoilt = new SpoiltMails(seed, good);
        List<String> broken = new ArrayList<>();
        Duration slowest = Duration.ZERO;
        byte[] slow = {};
        for (int i = 0; i < mails; i++) {
            byte[] mail = spoilt.next();
            long begin = System.nanoTime();
            wrong(mail).ifPresent(what -> broken.add(what + " " + shown(mail)));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (took.compareTo(slowest) > 0) {
                slowest = took;
                slow = mail;
            }
        }
        return new Outcome(mails, broken, slowest, shown(slow));
    }

    private static Optional<String> wrong(byte[] mail) {
        try {
            Letter letter = Letters.read(mail);
            String all = String.join(
                    "\n",
                    letter.subject(),
                    letter.from().toString(),
                    letter.to().toString(),
                    letter.text(),
                    letter.html().orElse(""),
                    letter.visible().toString(),
                    letter.attachments().toString(),
                    letter.nature().toString(),
                    letter.bounce().toString(),
                    letter.troubles().toString());
            if (all.indexOf('\u0000') >= 0
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(all)) {
                return Optional.of("characters that a database cannot hold");
            }
            if (letter.subject().contains("\n") || letter.from().toString().contains("\n")) {
                return Optional.of("two lines where one belongs");
            }
            String html = letter.html().orElse("").toLowerCase(java.util.Locale.ROOT);
            boolean acts = html.contains("<script") || html.contains("<svg") || html.contains("=\"javascript:");
            boolean path = letter.attachments().stream().map(Attachment::name).anyMatch(MailFuzz::isPath);
            return acts ? Optional.of("script") : path ? Optional.of("a path") : Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return Optional.of(String.valueOf(e));
        }
    }

    private static boolean isPath(String name) {
        return name.contains("/") || name.contains("\\") || name.startsWith(".") || name.isBlank();
    }

    private static String shown(byte[] mail) {
        return Base64.getEncoder().encodeToString(mail.length > 3_000 ? java.util.Arrays.copyOf(mail, 3_000) : mail);
    }

    static List<byte[]> corpus() {
        Path folder =
                Path.of(Optional.ofNullable(System.getenv("NIGHTDESK_CORPORA")).orElse("../shared/corpora"), "mail");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(eml|msg)"))
                    .sorted()
                    .map(MailFuzz::bytes)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
