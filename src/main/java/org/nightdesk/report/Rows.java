package org.nightdesk.report;

import java.io.IOException;
import java.util.List;
import org.nightdesk.sheet.Cell;

/** Takes a result as it comes. */
public interface Rows {

    void columns(List<String> names) throws IOException;

    void row(List<Cell> cells) throws IOException;
}
