package org.nightdesk.billing.screen;

import java.util.List;
import java.util.Map;
import org.nightdesk.web.Form;

/** Two versions, key by key. {@code older}: what to do about versions that are not among these, empty when all are; {@code more}: how many lines are not shown. */
public record DifferenceScreen(
        String path,
        String runPath,
        String title,
        String from,
        String to,
        String currency,
        Form form,
        Map<String, String> versions,
        String older,
        List<Sum> sums,
        List<Cell> cells,
        int more,
        List<Moved> adjustments) {

    /** How many lines came, went, changed or stayed, and by how much that moves the total. */
    public record Sum(String what, String count, String amount) {}

    /** One key in both; what is not there is empty. */
    public record Cell(
            String how,
            String customer,
            String item,
            String quantityBefore,
            String quantity,
            String before,
            String after,
            String change) {}

    /** An adjustment that counts otherwise. */
    public record Moved(int number, String what, String before, String after) {}
}
