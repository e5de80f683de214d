package org.nightdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.desk.Tickets;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.TestNode;
import org.springframework.dao.DataIntegrityViolationException;

class EntitlementTests {

    private final TestNode node = TestNode.shared();
    private final AccessStory story = new AccessStory(node);
    private final Entitlements entitlements = node.bean(Entitlements.class);

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void isHandedOverOnceSomebodyElseSaidYesAndTakenBackWhenItsTimeIsOver() {
        Entitlement asked = story.asked(story.ground.bob, "2");
        assertThat(story.settled(asked).state()).isEqualTo("asked");
        assertThat(story.guests()).isZero();

        entitlements.approve(asked.id(), story.ground.carol, node.now());
        Entitlement held = story.settled(asked);

        assertThat(held.state()).isEqualTo("held");
        assertThat(held.approverName()).isEqualTo("Carol");
        assertThat(story.guests()).isEqualTo(1);
        assertThat(node.bean(Tickets.class)
                        .ticket(held.ticket(), story.ground.bob)
                        .resolvedAt())
                .isPresent();

        node.clock().tick(Duration.ofHours(2));
        Entitlement back = story.settled(asked);

        assertThat(back.state()).isEqualTo("returned");
        assertThat(story.guests()).isZero();
        assertThat(entitlements.open(story.ground.bob)).noneMatch(one -> one.id() == asked.id());
        assertThat(entitlements.matching("guest", 10, story.ground.bob)).anyMatch(one -> one.id() == asked.id());
    }

    @Test
    void noFreezeKeepsAccessOpenButNobodyIsLetInDuringOne() {
        Entitlement held = held();
        node.clock().tick(Duration.ofHours(2));
        story.ground.freeze("nobody");

        Entitlement back = story.settled(held);

        assertThat(back.state()).isEqualTo("returned");
        assertThat(story.guests()).isZero();
        assertThat(story.evidence(back)).contains("\"despiteFreeze\":\"it takes back access");
        Entitlement asked = story.asked(story.ground.bob, "2");
        entitlements.approve(asked.id(), story.ground.carol, node.now());
        assertThat(story.settled(asked).trouble()).contains("Nothing is changed");
        assertThat(story.guests()).isZero();
    }

    @Test
    void isTakenBackLateWhenNobodyWasThereInTime() {
        Entitlement held = held();

        // Everything stood still for a day; the first look finds what is over.
        node.clock().tick(Duration.ofDays(1));

        assertThat(story.settled(held).state()).isEqualTo("returned");
        assertThat(story.guests()).isZero();
    }

    @Test
    void whatCannotBeTakenBackIsSaidAloudAndTriedAgain() {
        Entitlement held = held();
        story.ground.service.execute("alter table guest rename to guests_elsewhere");
        node.clock().tick(Duration.ofHours(2));

        Entitlement stuck = story.settled(held);

        assertThat(stuck.state()).isEqualTo("stuck");
        assertThat(stuck.trouble()).isNotBlank();
        assertThat(node.bean(EntitlementNeeds.class).of(story.ground.carol, node.now()))
                .anyMatch(need -> need.detail().equals("Still held after its time"));
        assertThat(story.ground
                        .cast
                        .browser(person())
                        .get("/queue?q=is%3Aopen%20%22still%20held%20after%22")
                        .body())
                .contains("Still held after its time: ");

        story.ground.service.execute("alter table guests_elsewhere rename to guest");
        node.clock().tick(Duration.ofHours(1));
        assertThat(story.settled(held).state()).isEqualTo("returned");
        assertThat(story.guests()).isZero();
    }

    private org.nightdesk.people.Person person() {
        return node.bean(org.nightdesk.people.People.class)
                .person(new org.nightdesk.people.PersonId(
                        story.ground.carol.actor().id()));
    }

    @Test
    void whatIsNotGrantedIsAskedForAsBefore() {
        Entitlement asked = story.asked(story.ground.bob, "2");
        story.ground.service.execute("insert into guest values ('Bob the guest')");
        entitlements.approve(asked.id(), story.ground.carol, node.now());

        Entitlement again = story.settled(asked);

        assertThat(again.state()).isEqualTo("asked");
        assertThat(again.trouble()).contains("pre-check does not hold");
        assertThat(again.grantedAt()).isEmpty();
        assertThat(node.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select title from memo.memo where person_id = :bob")
                        .param("bob", story.ground.bob.actor().id())
                        .query(String.class)
                        .list())
                .as("who asked is told")
                .containsExactly("Not handed over: " + again.title());
    }

    @Test
    void nobodySaysYesToTheirOwnNotEvenPastUs() {
        Entitlement asked = story.asked(story.ground.bob, "2");

        assertThatThrownBy(() -> entitlements.approve(asked.id(), story.ground.bob, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Somebody else");
        assertThatThrownBy(() ->
                        node.bean(EntitlementStore.class).approved(asked.id(), story.ground.bob.actor(), node.now()))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("asker_is_not_approver");
    }

    @Test
    void itsTimeHasALimitAndItsFormIsThePlaybooks() {
        assertThatThrownBy(() -> story.asked(story.ground.bob, "9"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("at most 8");
        assertThatThrownBy(() -> entitlements.ask(
                        story.offer.id(), new Wish("Bob", Map.of(), "2", "To look."), story.ground.bob, node.now()))
                .isInstanceOf(Refused.class)
                .satisfies(refused -> assertThat(
                                ((Refused) refused).problems().getFirst().field())
                        .isEqualTo("where"));
    }

    @Test
    void aDesktopIsHandedOverByHandWhenItsPointsAreTicked() {
        Offer desktop = story.offer("desktop", "", "", List.of("Order the screen"), "");
        Entitlement asked = entitlements.ask(
                desktop.id(),
                new Wish("Nadia", Map.of("Size", "27"), "", "She begins on Monday."),
                story.ground.bob,
                node.now());

        assertThatThrownBy(() -> entitlements.handOver(asked.id(), story.ground.carol, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Order the screen");
        tick(asked);
        assertThat(entitlements
                        .handOver(asked.id(), story.ground.carol, node.now())
                        .state())
                .isEqualTo("held");
        assertThat(entitlements
                        .back(asked.id(), "She has left.", story.ground.carol, node.now())
                        .state())
                .isEqualTo("returned");
    }

    private void tick(Entitlement asked) {
        node.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update checklist.item set done_by = 'Carol', done_at = :now where ticket_id = :ticket")
                .param("now", node.now().atOffset(java.time.ZoneOffset.UTC))
                .param("ticket", asked.ticket().value())
                .update();
    }

    private Entitlement held() {
        Entitlement asked = story.asked(story.ground.bob, "2");
        entitlements.approve(asked.id(), story.ground.carol, node.now());
        Entitlement held = story.settled(asked);
        assertThat(held.state()).isEqualTo("held");
        return held;
    }
}
