package org.nightdesk.report;

import java.util.Locale;
import org.nightdesk.subject.Refused;

/** As what a result leaves the house. */
public enum FileFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel"),
    CSV("text/csv;charset=utf-8;header=present", "CSV"),
    JSON("application/json;charset=utf-8", "JSON");

    private final String mediaType;
    private final String label;

    FileFormat(String mediaType, String label) {
        this.mediaType = mediaType;
        this.label = label;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As people call it. */
    public String label() {
        return label;
    }

    /** How it is kept and how a file's name ends: {@code xlsx}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of that word; a {@link Refused} names the choices when there is none. */
    public static FileFormat of(String word) {
        for (FileFormat format : values()) {
            if (format.word().equals(word)) {
                return format;
            }
        }
        throw Refused.invalid("format", "\"" + word + "\" is no format. Use xlsx, csv or json.");
    }
}
