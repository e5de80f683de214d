package org.nightdesk.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One mail of an SMTP dialogue: what is refused is refused here, with a sentence; what gets 250 is committed. */
class SmtpDialogue implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(SmtpDialogue.class);

    private static final int LONGEST_ADDRESS = 320;
    private static final int MOST_WRONG = 10;
    private static final int MOST_STATIONS = 100;
    private static final int BIG = 1024 * 1024;

    /** Big mails are held in memory until they are kept: only so many at once. */
    private static final Semaphore BIG_ONES = new Semaphore(4);

    private final Post post;
    private final InetAddress from;
    private final InstantSource clock;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private int wrong;

    SmtpDialogue(Post post, InetAddress from, InstantSource clock) {
        this.post = post;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public void from(String address) throws RejectException {
        if (address.length() > LONGEST_ADDRESS) {
            throw new RejectException(553, "5.1.7 The sender's address is longer than 320 characters");
        }
        sender = address.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void recipient(String address) throws RejectException {
        if (address.length() > LONGEST_ADDRESS || !post.isKnown(address)) {
            wrong++;
            if (wrong > MOST_WRONG) {
                throw new DropConnectionException(421, "4.7.0 Too many addresses that nobody here is written to at");
            }
            throw new RejectException(550, "5.1.1 Nobody here is written to at that address. Check its spelling");
        }
        recipients.add(address);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
        Taken taken = new Taken();
        boolean big = false;
        try {
            byte[] buffer = new byte[16 * 1024];
            for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
                if (!big && !taken.over && taken.size() + read > BIG) {
                    big = BIG_ONES.tryAcquire();
                    taken.over = !big;
                }
                taken.write(buffer, 0, read);
            }
            refuse(taken, big);
            return keep(taken.toByteArray());
        } finally {
            if (big) {
                BIG_ONES.release();
            }
        }
    }

    // Only when all of it was read: an answer in the middle would not be heard.
    private static void refuse(Taken taken, boolean big) throws RejectException {
        if (taken.total > Post.LARGEST) {
            throw new RejectException(
                    552, "5.3.4 This mail is larger than 50 MB. Send a link to the file instead, or several mails");
        }
        if (taken.over && !big) {
            throw new RejectException(452, "4.3.1 Several large mails are coming in just now. Try again in a minute");
        }
        if (stations(taken.toByteArray()) > MOST_STATIONS) {
            throw new RejectException(554, "5.4.6 This mail goes round in circles: it has come more than 100 stations");
        }
    }

    private String keep(byte[] raw) throws RejectException {
        try {
            MailId id = post.accept(
                    new Arrival("smtp", sender, recipients, raw, clock.instant().truncatedTo(ChronoUnit.MICROS)));
            return "2.0.0 Kept as " + id.text();
        } catch (Full full) {
            log.warn("a mail from {} is to come again: {}", from, full.getMessage(), full.getCause());
            throw new RejectException(451, "4.3.0 The mail could not be stored. Send it again later");
        }
    }

    private static int stations(byte[] raw) {
        String head = new String(raw, 0, Math.min(raw.length, 64 * 1024), StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        return (int) head.substring(0, end < 0 ? head.length() : end)
                .lines()
                .filter(line -> line.regionMatches(true, 0, "received:", 0, 9))
                .count();
    }

    @Override
    public void done() {
        recipients.clear();
    }

    /** Keeps what comes until it is too much, and then only counts. */
    private static final class Taken extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        private long total;
        private boolean over;

        int size() {
            return bytes.size();
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            total += length;
            over |= total > Post.LARGEST;
            if (!over) {
                bytes.write(buffer, offset, length);
            }
        }
    }
}
