package org.nightdesk.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightdesk.people.Person;
import org.nightdesk.rota.Layer;
import org.nightdesk.rota.OverrideDraft;
import org.nightdesk.rota.Rotation;
import org.nightdesk.rota.ScheduleDraft;
import org.nightdesk.rota.ScheduleId;
import org.nightdesk.rota.Schedules;
import org.nightdesk.rota.ShiftOverride;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;

/** Dana covers a shift in a form; what cannot be is said beside what she typed. */
class OverrideFormTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Schedules schedules = node.bean(Schedules.class);
    private final Person bob = cast.bob();
    private final Person dana = cast.staff("Dana", Role.RESPONDER, "Europe/Dublin");
    private final Browser browser = cast.browser(dana);
    private final ScheduleId line = line();

    @Test
    void whatAnotherOverrideSaysIsToldAndTheTypedTextStays() {
        Instant from = Instant.parse("2026-12-01T20:00:00Z");
        schedules.override(
                OverrideDraft.cover(line, bob.id(), from, from.plusSeconds(7_200)), Viewer.system(), node.now());

        HttpResponse<String> refused = post("2026-12-01T21:00", "", "2026-12-01T23:00", "My child’s play");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Bob instead of whoever is on call, Tue 1 Dec 20:00 to Tue 1 Dec 22:00",
                        "value=\"My child’s play\"",
                        "value=\"2026-12-01T21:00\"");
    }

    @Test
    void whichOfTwoTimesIsAsked() {
        HttpResponse<String> asked = post("2027-10-31T01:30", "", "2027-10-31T05:00", "");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("01:30 comes twice that day in Europe/Dublin", "the second time, after it");

        assertThat(post("2027-10-31T01:30", "Z", "2027-10-31T05:00", "").statusCode())
                .isLessThan(400);

        assertThat(overrides())
                .extracting(made -> made.span().from())
                .containsExactly(Instant.parse("2027-10-31T01:30:00Z"));
        assertThat(browser.get("/on-call/overrides/new?schedule=" + line.text()
                                + "&from=2027-10-31T00:30:00Z&until=2027-10-31T01:30:00Z")
                        .body())
                .as("the first of the two, and then the second")
                .contains("value=\"+01:00\" selected", "value=\"Z\" selected");
    }

    @Test
    void aTimeThatDoesNotExistIsNotGuessed() {
        HttpResponse<String> refused = post("2027-03-28T01:30", "", "2027-03-28T05:00", "");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("01:30 does not exist that day", "value=\"2027-03-28T01:30\"");
        assertThat(overrides()).isEmpty();
    }

    private List<ShiftOverride> overrides() {
        return schedules.overrides(line, node.now(), node.now().plusSeconds(86_400 * 365));
    }

    private HttpResponse<String> post(String from, String offset, String until, String reason) {
        return browser.post(
                "/on-call/overrides",
                "schedule",
                line.text(),
                "kind",
                "REPLACE",
                "person",
                dana.id().text(),
                "replaces",
                "",
                "from",
                from,
                "fromOffset",
                offset,
                "until",
                until,
                "reason",
                reason);
    }

    private ScheduleId line() {
        Rotation weekly =
                new Rotation(1, Rotation.Unit.WEEKS, LocalTime.of(9, 0), 1, LocalDateTime.of(2026, 1, 5, 9, 0));
        return schedules
                .create(
                        new ScheduleDraft(
                                "First line " + UUID.randomUUID(),
                                "",
                                ZoneId.of("Europe/Dublin"),
                                List.of(new Layer(weekly, List.of(cast.alice().id()), List.of()))),
                        Viewer.system(),
                        node.now())
                .id();
    }
}
