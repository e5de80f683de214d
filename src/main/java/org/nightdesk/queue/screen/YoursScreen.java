package org.nightdesk.queue.screen;

import java.util.List;
import org.nightdesk.web.Panel.Piece;

/** Home of somebody without a role: their open tickets. */
public record YoursScreen(List<Piece> tops, List<Row> rows) {}
