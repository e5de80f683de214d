package org.nightdesk.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.sheet.XlsxSheet;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;

/** Writes lists of tickets out, whole: as they were at one moment, each ticket once, the newest first. */
@Component
class Exports {

    /** Each keeps a connection for as long as its reader reads. */
    private static final int AT_ONCE = 3;

    private final Queue queue;
    private final Filters filters;
    private final Lines lines;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Exports(Queue queue, Filters filters, Lines lines) {
        this.queue = queue;
        this.filters = filters;
        this.lines = lines;
    }

    /** Whether as many are being written on this node as may be; one more would have to wait. */
    boolean isBusy() {
        return free.availablePermits() == 0;
    }

    /** Writes itself when there is somewhere to write to. */
    interface Export {
        void write(OutputStream out, ZoneId zone) throws IOException;
    }

    /**
     * What the words find, ready to be written. Refused when they are not understood and when there are more than the format holds; only
     * for those who work here.
     */
    Export of(String words, Format format, Viewer viewer, Instant now) {
        viewer.needs(Role.RESPONDER);
        Filter filter = filters.parse(words, viewer, now);
        if (format == Format.XLSX && queue.count(filter, viewer, XlsxSheet.MOST_ROWS) >= XlsxSheet.MOST_ROWS) {
            throw Refused.invalid(
                    "q",
                    "A sheet holds 1,048,575 tickets and these are more. Take the CSV, which has no end, or look for fewer.");
        }
        return (out, zone) -> {
            free.acquireUninterruptibly();
            try {
                write(filter, format.sheet(out, zone), viewer, now);
            } finally {
                free.release();
            }
        };
    }

    private void write(Filter filter, Sheet sheet, Viewer viewer, Instant now) throws IOException {
        try {
            sheet.headings(lines.headings());
            queue.whole(filter, viewer, some -> rows(sheet, some, now));
            sheet.finish();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void rows(Sheet sheet, List<Ticket> tickets, Instant now) {
        try {
            for (List<Cell> cells : lines.of(tickets, now)) {
                sheet.row(cells);
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
