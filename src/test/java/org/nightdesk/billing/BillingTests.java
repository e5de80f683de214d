package org.nightdesk.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nightdesk.adjustment.Adjustment;
import org.nightdesk.adjustment.AdjustmentDraft;
import org.nightdesk.duty.Duties;
import org.nightdesk.people.PersonId;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.TestPostgres;

class BillingTests {

    private BillingStories story;
    private String arran;
    private String bute;

    @BeforeEach
    void openTheShop() {
        story = new BillingStories();
        arran = story.arran.name();
        bute = story.bute.name();
        story.used(arran, "storage", "120.5");
        story.used(arran, "calls", "1500");
        story.used(bute, "storage", "10.05");
    }

    @Test
    void usageIsPricedByTiersAndRoundedOnce() {
        BillingRun run = story.run(story.bill("storage = 0.105\ncalls from 1000 = 0.01\n" + bute + " / storage = 0.1"));

        assertThat(run.number()).isEqualTo(1);
        assertThat(story.lines.lines(run.id(), arran, BillingStories.whole()))
                .extracting(line -> line.key().item() + " " + line.amount())
                .containsExactly("calls 5.00", "storage 12.65");
        assertThat(story.lines.parts(run.id(), BillingStories.whole()))
                .extracting(part -> part.customer() + " " + part.total())
                .containsExactly(arran + " 17.65", bute + " 1.01");
        assertThat(run.total()).isEqualByComparingTo("18.66");
    }

    @Test
    void aBillThatIsNotSignedOffIsHandedOverWithTheShiftOfItsOwner() {
        Definition bill = story.bill("storage = 1");
        Instant due = bill.due(bill.lastMonth(story.node.now()).plusMonths(1));
        Instant now = due.minus(Duration.ofDays(1));
        BillingDuties duties = story.node.bean(BillingDuties.class);
        Set<PersonId> owner = Set.of(story.owner.id());
        assertThat(duties.of(owner, due.plusSeconds(1), story.alice, now))
                .extracting(Duties.Duty::what)
                .anyMatch(what -> what.startsWith(bill.name()));
        assertThat(duties.of(owner, due, story.alice, now))
                .extracting(Duties.Duty::what)
                .noneMatch(what -> what.startsWith(bill.name()));
        assertThat(duties.of(Set.of(story.clerk.id()), due.plusSeconds(1), story.alice, now))
                .extracting(Duties.Duty::what)
                .noneMatch(what -> what.startsWith(bill.name()));
    }

    @Test
    void aMonthWhoseDayHadPassedBeforeThereWasTheBillIsNotWaitedFor() {
        Definition older = story.bill("storage = 1");
        Instant due = older.due(older.lastMonth(story.node.now()));
        Definition bill = story.definitions.create(
                story.draft("storage = 1", ""), story.owner.id(), story.alice, due.plusSeconds(1));
        BillingNeeds needs = story.node.bean(BillingNeeds.class);

        assertThat(needs.owed(bill, due.plusSeconds(2))).isEmpty();
        assertThat(story.cast.browser(story.owner).get("/billing/" + bill.id()).body())
                .contains(older.lastMonth(story.node.now()).plusMonths(1) + " must be signed off by");
        assertThat(needs.owed(bill, due.plus(Duration.ofDays(40))))
                .hasValueSatisfying(need -> assertThat(need.detail()).isEqualTo("Not run yet"));
    }

    @Test
    void whatWasBilledIsNeverChangedInTheDatabase() {
        BillingRun run = story.run(story.bill("storage = 1\ncalls = 1"));

        for (String sql : List.of(
                "update billing.line set amount = 0 where run_id = ",
                "delete from billing.line where run_id = ",
                "update billing.run set total = 0, usage = 0 where id = ",
                "delete from billing.customer where run_id = ")) {
            assertThatThrownBy(() -> TestPostgres.execute(story.node.database(), sql + run.id()))
                    .hasMessageContaining("what was billed stays");
        }
    }

    @Test
    void eachVersionIsTheLastWithLateRestatedAndAdjusted() {
        Definition bill = story.bill("storage = 1\ncalls = 0.01");
        BillingRun first = story.run(bill);
        story.used(bute, "calls", "300");
        story.shop.execute("update usage set quantity = 100 where item = 'storage' and quantity = 120.5");
        story.adjusted(bill, "credit", arran, "", "7.50");

        BillingRun second = story.run(bill);

        assertThat(second.previous()).contains(first.id());
        assertThat(second.bridge().previous()).isEqualByComparingTo(first.total());
        assertThat(second.bridge().late()).isEqualByComparingTo("3.00");
        assertThat(second.bridge().restated()).isEqualByComparingTo("-20.50");
        assertThat(second.bridge().adjusted()).isEqualByComparingTo("-7.50");
        assertThat(second.bridge().holds()).isTrue();
        assertThat(story.runs.run(first.id(), story.alice).sha256()).isEqualTo(first.sha256());
    }

    @Test
    void whatArrivedAfterTheLastVersionIsLateAlsoOnALineThatWasThere() {
        Definition bill = story.bill("storage = 1\ncalls = 0.01");
        story.run(bill);
        story.shop.execute(
                "insert into usage (day, customer, item, quantity, arrived) values ('2026-10-31', '%s', 'storage', 4, now() + interval '1 hour')"
                        .formatted(bute));

        BillingRun second = story.run(bill);

        assertThat(second.bridge().late()).isEqualByComparingTo("4.00");
        assertThat(second.bridge().restated()).isEqualByComparingTo("0");
    }

    @Test
    void anAdjustmentThatNoLongerAppliesIsFlaggedAndCountsNothing() {
        Definition bill = story.bill("storage = 1\ncalls = 0.01");
        story.run(bill);
        Adjustment written = story.adjustments.write(
                bill.book(),
                new AdjustmentDraft(
                        "correction",
                        arran,
                        "storage",
                        "-20.50",
                        Optional.of(new BigDecimal("120.50")),
                        "2026-10",
                        "",
                        "the meter ran twice",
                        "INC-8"),
                story.alice,
                story.node.now());
        story.adjustments.judge(bill.book(), written.id(), true, "", story.frank, story.node.now());
        assertThat(story.run(bill).bridge().adjusted()).isEqualByComparingTo("-20.50");
        story.shop.execute("update usage set quantity = 100 where item = 'storage' and quantity = 120.5");

        BillingRun third = story.run(bill);

        assertThat(third.adjustments()).isEqualByComparingTo("0");
        assertThat(story.lines.fates(third.id(), BillingStories.whole()))
                .singleElement()
                .satisfies(fate ->
                        assertThat(fate.why()).isEqualTo("It was written against 120.50, and there are 100.00 now."));
        assertThat(story.lines.findings(third.id(), BillingStories.whole()))
                .extracting(one -> one.finding().kind())
                .contains("adjustment");
    }

    @Test
    void accountManagersSeeAndApproveTheirCustomersOnlyAndTheLastOneSignsOff() {
        Definition bill = story.bill("storage = 1\ncalls = 0.01");
        BillingRun run = story.run(bill);
        var dora = story.cast.viewer(story.dora);
        var erin = story.cast.viewer(story.erin);

        assertThatThrownBy(() -> story.approvals.approve(run.id(), bute, "", dora, story.node.now()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> story.runs.run(run.id(), story.cast.viewer(story.cast.bob())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> story.approvals.approve(run.id(), arran, "another", dora, story.node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not the lines that you saw");
        assertThat(story.approvals
                        .approve(run.id(), arran, "", dora, story.node.now())
                        .signed())
                .isEmpty();
        BillingRun signed = story.approvals.approve(run.id(), bute, "", erin, story.node.now());
        assertThat(signed.signed()).get().extracting(BillingRun.Signed::by).isEqualTo("Erin");
    }

    @Test
    void afterTheSignOffARunIsAFurtherVersionInWhichUnchangedApprovalsStand() {
        Definition bill = story.bill("storage = 1\ncalls = 0.01");
        BillingRun first = story.run(bill);
        story.approvals.approve(first.id(), arran, "", story.cast.viewer(story.dora), story.node.now());
        story.approvals.approve(first.id(), bute, "", story.cast.viewer(story.erin), story.node.now());
        story.used(bute, "calls", "300");

        BillingRun second = story.run(bill);

        assertThat(story.runs.run(first.id(), story.alice).signed()).isPresent();
        assertThat(second.signed()).isEmpty();
        assertThat(story.approvals.of(second, BillingStories.whole()))
                .singleElement()
                .satisfies(approval -> {
                    assertThat(approval.customer()).isEqualTo(arran);
                    assertThat(approval.carried()).isTrue();
                });
        assertThatThrownBy(() ->
                        story.approvals.approve(first.id(), bute, "", story.cast.viewer(story.erin), story.node.now()))
                .hasMessageContaining("newer version");
    }

    @Test
    void checksFindWhatAnExperiencedEyeWould() {
        story.usedOn("2026-09-15", arran, "storage", "50");
        story.usedOn("2026-09-15", "Cumbrae Cycles", "storage", "9");
        story.used(arran, "storage", "-200");
        story.used(arran, "backup", "1");
        Definition bill = story.definitions.create(
                story.draft(
                        "storage = 1\ncalls = 0.01",
                        Long.toString(story.report(
                                "select sum(quantity) + 1 as quantity, :month::date as month from usage where day >= :month",
                                "month date"))),
                story.owner.id(),
                story.alice,
                story.node.now());
        story.runs.run(bill.id(), BillingStories.OCTOBER.minusMonths(1), story.alice, story.node.now());

        BillingRun run = story.run(bill);

        assertThat(story.lines.findings(run.id(), BillingStories.whole()))
                .extracting(one -> one.finding().kind() + " " + one.finding().customer())
                .containsExactlyInAnyOrder(
                        "no price " + arran,
                        "negative " + arran,
                        "change " + arran,
                        "change ",
                        "new " + bute,
                        "missing Cumbrae Cycles",
                        "control ");
        assertThatThrownBy(() -> story.approvals.approve(run.id(), arran, "", story.alice, story.node.now()))
                .hasMessageContaining("backup has no price yet");
    }

    @Test
    void aRowWithoutACustomerIsRefusedAndNothingIsKept() {
        story.shop.execute(
                "insert into usage (day, customer, item, quantity) values ('2026-10-02', null, 'storage', 1)");
        Definition bill = story.bill("storage = 1");

        assertThatThrownBy(() -> story.run(bill))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has no customer in row 4");
        assertThat(TestPostgres.count(
                        story.node.database(), "select count(*) from billing.run where definition_id = " + bill.id()))
                .isZero();
    }

    @Test
    void yenHaveNoDecimals() {
        Definition bill = in("JPY", "0", "storage = 1.5\ncalls = 1");

        BillingRun run = story.run(bill);

        assertThat(run.total()).isEqualByComparingTo("1696");
        assertThat(bill.money(run.total())).hasToString("1,696 JPY");
        assertThatThrownBy(() -> story.adjusted(bill, "credit", arran, "", "1.5"))
                .hasMessageContaining("JPY has no decimals here");
    }

    @Test
    void dinarsOfBahrainHaveThreeDecimals() {
        Definition bill = in("BHD", "3", "storage = 0.0105\ncalls = 0.0001");

        BillingRun run = story.run(bill);

        // 120.5 x 0.0105 = 1.26525, 10.05 x 0.0105 = 0.105525, 1500 x 0.0001 = 0.15.
        assertThat(run.total()).isEqualByComparingTo("1.521");
        story.adjusted(bill, "credit", arran, "", "0.021");
        assertThat(story.run(bill).total()).isEqualByComparingTo("1.500");
        assertThatThrownBy(() -> story.adjusted(bill, "credit", arran, "", "0.0005"))
                .isInstanceOf(Refused.class);
    }

    private Definition in(String currency, String decimals, String prices) {
        DefinitionDraft draft = story.draft(prices, "");
        return story.definitions.create(
                new DefinitionDraft(
                        draft.name(),
                        "",
                        draft.team(),
                        currency,
                        decimals,
                        "half-even",
                        draft.reports(),
                        "",
                        draft.prices(),
                        "",
                        "31",
                        "09:00",
                        "Asia/Tokyo"),
                story.owner.id(),
                story.alice,
                story.node.now());
    }
}
