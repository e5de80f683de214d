package org.nightdesk.relation.screen;

import java.util.List;
import org.nightdesk.web.Panel.Piece;

/** What else can be done with a ticket; {@code agent}: with others, too. */
public record VerbsScreen(String number, boolean agent, List<Piece> more) {

    public String path() {
        return "/tickets/" + number;
    }
}
