package org.nightdesk.billing.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/**
 * One customer's lines in one run. {@code last}: there is no newer version, so that they can be approved; {@code adjust}: where they are adjusted, empty
 * for who may not.
 */
public record PartScreen(
        String runPath,
        String title,
        String customer,
        String bill,
        String currency,
        String sha256,
        boolean last,
        String approved,
        String adjust,
        List<Line> lines,
        List<Adjusted> adjusted,
        String total,
        List<String> findings,
        List<Said> said,
        Form form,
        List<Piece> pieces) {

    public record Line(String item, String detail, String quantity, String price, String amount, String change) {}

    public record Adjusted(int number, String what, String amount) {}

    public record Said(String by, Instant at, int version, String text) {}
}
