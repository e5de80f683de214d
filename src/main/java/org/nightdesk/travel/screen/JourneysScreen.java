package org.nightdesk.travel.screen;

import java.util.List;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** Where whoever looks is on the days to come. {@code home} is the place they live in. */
public record JourneysScreen(String sentence, String home, List<Line> lines, List<Piece> panels, Form form) {

    /** A journey; a POST at {@code removal} takes it away. */
    public record Line(String what, String removal) {}
}
