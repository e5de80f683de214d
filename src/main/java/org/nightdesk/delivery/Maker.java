package org.nightdesk.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.nightdesk.report.ReportFiles;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Makes the file of a parcel. */
@Component("parcelMaker")
class Maker {

    /** What mail servers commonly take, and what a file kept in the database may be. */
    static final int MOST_BYTES = 20_000_000;

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT);

    private final ReportFiles reports;

    Maker(ReportFiles reports) {
        this.reports = reports;
    }

    /** What was made; {@code wanted}: the condition holds. {@code preview} are its first rows, in words. */
    record Made(ReportFiles.Made file, ParcelStore.Kept kept, boolean wanted, String preview) {}

    /** Runs the report as {@code owner}, with the values for that day. Refused as on the screen, and when it is larger than may be kept. Holds no transaction. */
    Made make(StandingOrder order, Parcel parcel, Viewer owner, Instant now) {
        OrderDraft wanted = order.wanted();
        ZoneId zone = wanted.when().zone();
        LocalDate day = parcel.due().atZone(zone).toLocalDate();
        Judge judge = new Judge(wanted.condition());
        Bounded out = new Bounded();
        try {
            ReportFiles.Made made =
                    reports.write(wanted.report(), wanted.values(day), wanted.format(), out, zone, judge, owner, now);
            ParcelStore.Kept kept =
                    new ParcelStore.Kept(name(order, parcel), wanted.format().mediaType(), out.toByteArray());
            return new Made(made, kept, judge.holds(), judge.preview());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    // By the time it was wanted for: a second one of the same is the same file.
    private static String name(StandingOrder order, Parcel parcel) {
        String words = order.wanted().name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String slug = words.replaceAll("^-|-$", "");
        return (slug.isEmpty() ? "report" : slug)
                + "-" + WHEN.format(parcel.due().atZone(order.wanted().when().zone()))
                + "." + order.wanted().format().word();
    }

    private static final class Bounded extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            check(length);
            super.write(bytes, from, length);
        }

        @Override
        public synchronized void write(int one) {
            check(1);
            super.write(one);
        }

        private void check(int more) {
            if (count + more > MOST_BYTES) {
                throw Refused.invalid("format", "The file is larger than 20 MB. Ask for less, or sum it up.");
            }
        }
    }
}
