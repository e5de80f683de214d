package org.nightdesk.installation.screen;

import java.util.List;

/** What runs for a customer, or of a service, as a panel; {@code all} is where the whole list is, of which {@code more} are not shown. */
public record RunningScreen(List<Line> lines, String all, int more) {

    /** One installation; {@code detail} is the service or the customer, whichever the page is not about. */
    public record Line(String path, String name, String detail, String environment) {}
}
