package org.nightdesk.queue.screen;

import java.util.List;
import org.nightdesk.sla.ClockLine;

/** The clocks of a ticket, each explained; {@code next} is the promise that falls due first, empty when none runs. */
public record ClocksScreen(String number, String title, List<ClockLine> lines, String next) {

    public String path() {
        return "/tickets/" + number;
    }
}
