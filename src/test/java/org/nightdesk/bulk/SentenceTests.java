package org.nightdesk.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.macro.Step;

class SentenceTests {

    @Test
    void saysWhatWasDoneAsOneWouldTellIt() {
        assertThat(said(3, "assign: Aoife Brennan")).isEqualTo("Assigned 3 tickets to Aoife Brennan.");
        assertThat(said(1, "assign: me")).isEqualTo("Assigned one ticket to you.");
        assertThat(said(3, "team: Payments", "priority: P2"))
                .isEqualTo("Gave 3 tickets to Payments and set them to P2.");
        assertThat(said(1, "acknowledge", "tag: swept", "snooze: tomorrow"))
                .isEqualTo("Acknowledged one ticket, tagged it with swept and let it rest until tomorrow.");
        assertThat(said(2, "hold: vendor, the parts from Oslo."))
                .isEqualTo("Put 2 tickets on hold: vendor, the parts from Oslo.");
        assertThat(said(2, "snooze: 4h")).isEqualTo("Let 2 tickets rest for 4h.");
        assertThat(said(1, "kind: incident")).isEqualTo("Made one ticket an incident.");
        assertThat(said(4, "kind: change-request")).isEqualTo("Made 4 tickets change requests.");
        assertThat(said(2, "resolve")).isEqualTo("Resolved 2 tickets.");
        assertThat(said(0, "resolve")).isEqualTo("Nothing was done.");
    }

    private static String said(int tickets, String... lines) {
        return Sentence.of(Step.parseAll(List.of(lines)), tickets);
    }
}
