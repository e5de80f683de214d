package org.nightdesk.bench;

import org.nightdesk.sla.ClockFigures;

/** The clock of one ticket over a year. */
final class Clock {

    private Clock() {}

    public static void main(String[] arguments) throws Exception {
        Figures.sayHowQuiet();
        ClockFigures.main(arguments);
    }
}
