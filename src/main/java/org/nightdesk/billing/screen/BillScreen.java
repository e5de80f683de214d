package org.nightdesk.billing.screen;

import java.time.Instant;
import java.util.List;
import org.nightdesk.web.Form;
import org.nightdesk.web.Panel.Piece;

/** A definition with the months it was run for; {@code whole}: everything of it may be seen and done. {@code signed}: the last month, when that is signed off, or empty; {@code dueSays}: the month that must be by {@code due}. {@code earlier} leads to more versions, empty when all are there. */
public record BillScreen(
        String path,
        String name,
        String description,
        String origin,
        boolean whole,
        boolean mayWrite,
        String signed,
        Instant due,
        String dueSays,
        Form form,
        int waiting,
        List<Month> months,
        String earlier,
        List<Piece> pieces) {

    /** A month and its versions, the newest first. */
    public record Month(String name, List<Version> versions) {}

    /** One version of a month. */
    public record Version(String path, int number, String total, String change, String by, Instant at, String stands) {}
}
