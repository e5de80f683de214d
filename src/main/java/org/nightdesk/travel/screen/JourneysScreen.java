package org.nightdesk.travel.screen;

import java.util.List;
import org.nightdesk.web.Form;

/** Where whoever looks is on the days to come. {@code home} is the place they live in. */
public record JourneysScreen(String sentence, String home, List<Line> lines, Form form) {

    /** A journey; a POST at {@code removal} takes it away. */
    public record Line(String what, String removal) {}
}
