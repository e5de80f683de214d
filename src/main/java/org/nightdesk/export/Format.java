package org.nightdesk.export;

import java.io.OutputStream;
import java.time.ZoneId;
import org.nightdesk.sheet.CsvSheet;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.sheet.XlsxBook;
import org.nightdesk.subject.NotFound;

/** As what a list leaves. */
enum Format {
    CSV("text/csv;charset=utf-8;header=present") {
        @Override
        Sheet sheet(OutputStream out, ZoneId zone) {
            return new CsvSheet(out, zone);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        Sheet sheet(OutputStream out, ZoneId zone) {
            return XlsxBook.only(out, "Tickets", zone);
        }
    };

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract Sheet sheet(OutputStream out, ZoneId zone);

    String mediaType() {
        return mediaType;
    }

    /** The ending of its file: {@code csv}. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Format of(String word) {
        return switch (word) {
            case "csv" -> CSV;
            case "xlsx" -> XLSX;
            default -> throw new NotFound("no list is exported as " + word);
        };
    }
}
