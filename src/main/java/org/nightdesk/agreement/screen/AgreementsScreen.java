package org.nightdesk.agreement.screen;

import java.util.List;

/** All agreements and calendars, each as a sentence. {@code mayChange}: who looks may make one. */
public record AgreementsScreen(List<AgreementRow> agreements, List<CalendarRow> calendars, boolean mayChange) {

    /** {@code whom} it is for; {@code lines} say what is promised, one for each priority. */
    public record AgreementRow(String path, String name, String whom, List<String> lines) {}

    /** {@code trouble} with its feed, empty when there is none. */
    public record CalendarRow(String path, String name, String sentence, String now, String trouble) {}
}
