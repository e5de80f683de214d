package org.nightdesk.statement;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightdesk.billing.Bills;
import org.nightdesk.subject.Viewer;
import org.nightdesk.web.PaletteSource;
import org.springframework.stereotype.Component;

/** Finds bills by name for Ctrl-K, for whoever sees anything of them. */
@Component("billPalette")
class BillPalette implements PaletteSource {

    private final Bills bills;

    BillPalette(Bills bills) {
        this.bills = bills;
    }

    @Override
    public String heading() {
        return "Billing";
    }

    @Override
    public List<Entry> find(Viewer viewer, String words, int most, Instant now) {
        if (words.isEmpty()) {
            return List.of();
        }
        String wanted = words.toLowerCase(Locale.ROOT);
        return bills.names(viewer).entrySet().stream()
                .filter(one -> one.getValue().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(one -> new Entry("check", "", one.getValue(), "", "/billing/" + one.getKey()))
                .toList();
    }
}
