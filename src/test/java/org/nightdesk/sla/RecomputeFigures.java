package org.nightdesk.sla;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.TestNode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it takes until the due times of 100,000 open tickets follow a changed calendar. */
public final class RecomputeFigures {

    private static final int TICKETS = 100_000;
    private static final int RUNS = 3;

    private RecomputeFigures() {}

    public static void main(String[] arguments) {
        try (TestNode node = TestNode.fresh()) {
            fill(node);
            Agreements agreements = node.bean(Agreements.class);
            Recomputing recomputing = node.bean(Recomputing.class);
            recomputing.runDue(node.now());
            for (int run = 1; run <= RUNS; run++) {
                KeptCalendar office = agreements.calendars().getLast();
                String hours = "09:0" + run + "-17:00";
                CalendarDraft draft = new CalendarDraft("Europe/Dublin", Collections.nCopies(7, hours), List.of());
                agreements.change(office.id(), office.name(), draft, Viewer.system(), node.now());
                long before = System.nanoTime();
                int done = 0;
                for (int batch = -1; batch != 0; done += batch) {
                    batch = recomputing.runDue(node.now());
                }
                System.out.printf(
                        "run %d  %d tickets in %.1f s (aim 15)%n", run, done, (System.nanoTime() - before) / 1e9);
            }
        }
    }

    private static void fill(TestNode node) {
        Instant opened = node.now().minusSeconds(86_400);
        node.bean(JdbcClient.class)
                .sql("""
                        insert into sla.course (ticket_id, priority, service_id, deeds, owed, edition)
                        select 1000000 + n, 1 + n % 5, 1,
                               jsonb_build_array(
                                   jsonb_build_object('kind', 'OPENED', 'at', :opened::text, 'on', 'OTHER'),
                                   jsonb_build_object('kind', 'TAKEN', 'at', :taken::text, 'on', 'OTHER'),
                                   jsonb_build_object('kind', 'HELD', 'at', :held::text, 'on', 'CUSTOMER'),
                                   jsonb_build_object('kind', 'RESUMED', 'at', :resumed::text, 'on', 'OTHER')),
                               true, 0
                          from generate_series(1, :tickets) n
                        """)
                .param("opened", opened.toString())
                .param("taken", opened.plusSeconds(600).toString())
                .param("held", opened.plusSeconds(7200).toString())
                .param("resumed", opened.plusSeconds(40_000).toString())
                .param("tickets", TICKETS)
                .update();
    }
}
