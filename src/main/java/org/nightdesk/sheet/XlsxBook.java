package org.nightdesk.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** A workbook, one sheet after the other: each is finished before the next begins. */
public final class XlsxBook {

    private final Workbook book;

    /** Written through to {@code out} as it comes. */
    public XlsxBook(OutputStream out) {
        this.book = new Workbook(out, "Nightdesk", "1.0");
    }

    /** The next sheet; times are in that zone. */
    public XlsxSheet sheet(String name, ZoneId zone) {
        return new XlsxSheet(book, name, zone);
    }

    /** Without it what was written is broken, and seen to be. */
    public void finish() throws IOException {
        book.finish();
    }

    /** A book with nothing but this sheet, finished with it. */
    public static Sheet only(OutputStream out, String name, ZoneId zone) {
        XlsxBook book = new XlsxBook(out);
        return new Whole(book, book.sheet(name, zone));
    }

    private record Whole(XlsxBook book, Sheet sheet) implements Sheet {

        @Override
        public void headings(List<String> headings) throws IOException {
            sheet.headings(headings);
        }

        @Override
        public void row(List<Cell> cells) throws IOException {
            sheet.row(cells);
        }

        @Override
        public void finish() throws IOException {
            book.finish();
        }
    }
}
