package org.nightdesk.sheet;

import java.io.IOException;
import java.util.List;

/** A list being written, row by row; nothing but a few rows is kept. */
public interface Sheet {

    void headings(List<String> headings) throws IOException;

    void row(List<Cell> cells) throws IOException;

    /** Without it what was written is broken, and seen to be. */
    void finish() throws IOException;
}
