package org.nightdesk.verdict.screen;

import java.util.List;

/** Whether what pages is worth it, by source, by service and by rule. {@code sentence} is the first thing to read. */
public record WorthScreen(String sentence, int days, List<Row> origins, List<Row> services, List<Row> rules) {

    /** One source; {@code mend} is a proposal or empty, {@code path} where to do it or empty. */
    public record Row(
            String kind, String name, int yes, int couldWait, int noise, int wrongPerson, String mend, String path) {

        public int all() {
            return yes + couldWait + noise + wrongPerson;
        }
    }
}
