package org.nightdesk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Filter;
import org.nightdesk.desk.Filters;
import org.nightdesk.desk.Queue;
import org.nightdesk.desk.Ticket;
import org.nightdesk.desk.TicketState;
import org.nightdesk.post.MailPort;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.SmtpTalk;
import org.nightdesk.testing.TestNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that can only write mail signal too. */
class MailAlertTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Browser api = cast.api(Role.LEAD);
    private final String word = "ibex" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatMonitoringWritesOpensAnIncidentAndEndsIt() {
        String address = integration();
        for (List<String> pair : Arrays.asList(
                List.of(
                        "** PROBLEM Service Alert: %s/disk is CRITICAL **",
                        "** RECOVERY Service Alert: %s/disk is OK **"),
                List.of("[FIRING:2] High latency %s", "[RESOLVED] High latency %s"),
                List.of("Problem: no space on %s", "Resolved in 5m 10s: no space on %s"))) {
            write(address, pair.getFirst());
            write(address, "Re: " + pair.getFirst());
            write(address, pair.getLast());
        }

        assertThat(tickets()).hasSize(3).allSatisfy(ticket -> {
            assertThat(ticket.state()).isInstanceOf(TicketState.Resolved.class);
            assertThat(ticket.source()).isEqualTo("signal");
        });
        assertThat(tickets().getLast().priority().value()).as("critical").isLessThan(4);
    }

    @Test
    void whatSaysNothingOfAnEndHasBegun() {
        String address = integration();
        write(address.toUpperCase(Locale.ROOT), "Nightly backup of %s failed, look up the log");

        assertThat(tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.state().over()).isFalse();
            assertThat(ticket.description()).contains("See the log");
        });
        write(address, "DISK FILLING UP on %s");
        write(address, "RECOVERY FAILED on %s");
        assertThat(tickets()).hasSize(3).noneMatch(ticket -> ticket.state().over());
        assertThat(SmtpTalk.bring(
                        MailPort.of(node), "nagios@mon.example", "alert-" + "0".repeat(32) + "@desk.example", "x"))
                .startsWith("550");
    }

    private String integration() {
        String made = api.json(
                        "POST",
                        "/api/v1/integrations",
                        "{\"kind\": \"mail\", \"name\": \"Old monitoring " + word + "\"}")
                .body();
        String url = JsonMapper.shared().readTree(made).path("url").stringValue();
        assertThat(url).startsWith("mailto:alert-");
        assertThat(cast.browser(cast.alice())
                        .get("/integrations/"
                                + JsonMapper.shared().readTree(made).path("id").stringValue())
                        .body())
                .contains(url.substring("mailto:".length()));
        return url.substring("mailto:".length());
    }

    private void write(String address, String subject) {
        String mail = "From: nagios@mon.example\nTo: " + address + "\nMessage-ID: <" + UUID.randomUUID()
                + "@mon.example>\nAuto-Submitted: auto-generated\nSubject: " + subject.formatted(word)
                + "\n\nSee the log\n";
        assertThat(SmtpTalk.bring(MailPort.of(node), "nagios@mon.example", address, mail))
                .startsWith("250");
        node.runDue();
    }

    private List<Ticket> tickets() {
        Filter filter = node.bean(Filters.class).parse(word, Viewer.system(), node.now());
        return node.bean(Queue.class).newest(filter, Viewer.system(), 0, 10);
    }
}
