package org.nightdesk.sheet;

import java.io.IOException;
import java.util.List;

/** Takes a result as it comes. */
public interface Rows {

    void columns(List<String> names) throws IOException;

    void row(List<Cell> cells) throws IOException;
}
