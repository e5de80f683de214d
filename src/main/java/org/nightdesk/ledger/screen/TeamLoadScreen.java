package org.nightdesk.ledger.screen;

import java.util.List;
import org.nightdesk.ledger.screen.LoadScreen.Months;
import org.nightdesk.web.Form;

/** A team's month, as relief to plan: by name. {@code path} is the screen's own; {@code form} keeps what was typed wrong about a share or a file. */
public record TeamLoadScreen(
        String team,
        String sentence,
        String more,
        Months months,
        List<Line> people,
        List<Nobody> nobody,
        Form form,
        String path,
        String from,
        String until) {

    /** One of them; {@code advice} may be empty. {@code share} takes another percentage. */
    public record Line(
            String id,
            String name,
            String advice,
            String hours,
            String pages,
            String nights,
            String part,
            int percent,
            String share) {}

    /** A month in which a page found nobody. */
    public record Nobody(String month, String what, String why) {}
}
