package org.nightdesk.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Level;
import org.nightdesk.desk.Ticket;
import org.nightdesk.handover.Handover.Signature;
import org.nightdesk.paging.Call;
import org.nightdesk.paging.PageId;
import org.nightdesk.paging.Pages;
import org.nightdesk.subject.Actor;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Subject;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.ATicket;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.TestNode;

/** Bob accounts for his shift before he goes home. */
class ClosingTests {

    private final TestNode node = TestNode.shared();
    private final HandoverCast night = new HandoverCast(node);
    private final Pages pages = node.bean(Pages.class);
    private final Subject lamp = new Subject("lamp", UUID.randomUUID().toString());

    @AfterEach
    void morning() {
        pages.stop(lamp, Actor.system(), "over", node.now());
        node.bean(Keeping.class).off(night.line, Viewer.system(), node.now());
    }

    @Test
    void everythingIsAccountedForBeforeItIsSigned() {
        Ticket waits = ATicket.called("Cannot sign in")
                .about(night.cards)
                .of(night.cast.organisation("Meridian"))
                .level(Level.LOW)
                .open(node);
        Browser bob = night.browser(night.bob);
        promise(bob, waits, "A word by breakfast");
        PageId lampPage = page(lamp);
        Subject mended = new Subject("lamp", UUID.randomUUID().toString());
        PageId mendedPage = page(mended);
        pages.stop(mended, Actor.system(), "mended", node.now());
        night.kept();
        assertThat(bob.get(night.path()).body())
                .contains("customer waits", "A word by breakfast")
                .doesNotContain("Closing the night");
        assertThat(bob.post(night.path() + "/closing", "sign", "yes").statusCode())
                .as("his shift goes on")
                .isEqualTo(409);

        night.untilTheChange();
        assertThat(bob.get("/").body()).contains("Account for your shift and close it");
        String customer = "customer:" + waits.id().value();
        var refused = bob.post(night.path() + "/closing", customer, "Rings at nine", "sign", "yes");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Say a word of A lamp is out", "Say a word of A word by breakfast")
                .doesNotContain("Say a word of " + waits.number())
                .contains("Rings at nine", "/pages/" + mendedPage.text());
        assertThat(night.browser(night.dora)
                        .post(night.path() + "/closing", "sign", "yes")
                        .statusCode())
                .as("it was not her shift")
                .isEqualTo(404);

        String promise = promiseKey(night.handover());
        bob.post(night.path() + "/closing", promise, "Dora keeps it", "page:" + lampPage.value(), "Dora has it");
        assertThat(night.handover().signature()).as("words, no signature").isEmpty();
        assertThat(bob.post(night.path() + "/closing", "sign", "yes").statusCode())
                .isEqualTo(303);
        assertThat(night.handover().signature().map(Signature::by)).contains(night.bob.id());
        assertThat(night.browser(night.dora).get(night.path()).body())
                .contains("signed by Bob", "Rings at nine", "Dora keeps it", "Dora has it");
        assertThat(bob.get("/").body()).doesNotContain("Account for your shift and close it");
        assertThat(Json.of(node, night.cast.token(Role.LEAD))
                        .get("/api/v1/handovers/" + night.handover().id().text())
                        .at("/accounts")
                        .size())
                .isEqualTo(4);
    }

    @Test
    void aMissedHeartbeatOfTheShiftIsAccountedFor() {
        Browser bob = night.browser(night.bob);
        night.kept();
        Json.Answer made = Json.of(node, night.cast.token(Role.LEAD))
                .post(
                        "/api/v1/heartbeats",
                        "{'name': 'Sweep %s', 'service': '%s', 'everySeconds': 3600}"
                                .formatted(UUID.randomUUID(), night.cards.text()));
        String url = made.text("/url");
        String path = url.substring(url.indexOf("/ping/"));
        Json.of(node).get(path + "/fail");
        assertThat(bob.get(night.path()).body()).contains("The heartbeat Sweep", "is missed");

        night.untilTheChange();
        var refused = bob.post(night.path() + "/closing", "sign", "yes");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Missed heartbeat", "Say a word of Sweep");

        Json.of(node).get(path);
        assertThat(bob.post(night.path() + "/closing", "sign", "yes").statusCode())
                .as("heard again, and its page is over")
                .isEqualTo(303);
    }

    private void promise(Browser by, Ticket ticket, String what) {
        LocalDateTime due = LocalDateTime.ofInstant(node.now().plus(Duration.ofMinutes(10)), ZoneId.of("Asia/Tokyo"))
                .truncatedTo(ChronoUnit.MINUTES);
        var made = by.post(
                "/tickets/" + ticket.number() + "/promises",
                "what",
                what,
                "keeper",
                Long.toString(night.bob.id().value()),
                "due",
                due.toString());
        assertThat(made.statusCode()).isEqualTo(303);
    }

    private String promiseKey(Handover handover) {
        return node.bean(Closings.class).items(handover, Viewer.system()).stream()
                .map(Closings.Item::key)
                .filter(key -> key.startsWith("promise:"))
                .findFirst()
                .orElseThrow();
    }

    private PageId page(Subject subject) {
        PageId id = pages.begin(
                new Call(subject, Optional.of(night.policy.id()), "A lamp is out", "", 1, "Lamps"),
                Actor.system(),
                node.now());
        node.runDue();
        return id;
    }
}
