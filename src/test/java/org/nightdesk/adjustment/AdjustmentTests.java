package org.nightdesk.adjustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** Alice writes, Frank says yes or no, and nobody changes what is written. */
class AdjustmentTests {

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Viewer alice = cast.viewer(cast.alice());
    private final Viewer frank = cast.viewer(cast.staff("Frank", Role.AGENT, "Europe/Dublin"));
    private final Adjustments adjustments = node.bean(Adjustments.class);
    private final long book = adjustments.open("EUR", 2).id();

    @Test
    void countsOnlyOnceSomebodyElseHasApprovedIt() {
        Adjustment credit = write("credit", "", "12.50", "2026-10", "");

        assertThat(adjustments.standing(book, YearMonth.of(2026, 10))).isEmpty();
        assertThatThrownBy(() -> adjustments.judge(book, credit.id(), true, "", alice, node.now()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("somebody else says yes or no");
        adjustments.judge(book, credit.id(), true, "", frank, node.now());
        assertThat(adjustments.standing(book, YearMonth.of(2026, 10)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount().orElseThrow()).isEqualByComparingTo("-12.50"));
        assertThatThrownBy(() -> adjustments.judge(book, credit.id(), false, "no", frank, node.now()))
                .hasMessageContaining("has been judged already");
    }

    @Test
    void isTakenBackByACounterEntryFromAMonthOn() {
        Adjustment debit = write("debit", "", "150", "2026-10", "2027-03");
        adjustments.judge(book, debit.id(), true, "", frank, node.now());

        Adjustment counter = adjustments.reverse(
                book, debit.id(), Optional.of(YearMonth.of(2027, 1)), "paid off early", "a letter", alice, node.now());
        adjustments.judge(book, counter.id(), true, "", frank, node.now());

        assertThat(adjustments.standing(book, YearMonth.of(2026, 12))).hasSize(1);
        assertThat(adjustments.standing(book, YearMonth.of(2027, 1)))
                .extracting(entry -> entry.amount().orElseThrow().toPlainString())
                .containsExactly("150.00", "-150.00");
        assertThatThrownBy(() ->
                        adjustments.reverse(book, debit.id(), Optional.empty(), "again", "a letter", alice, node.now()))
                .hasMessageContaining("has a counter-entry already");
    }

    @Test
    void theDatabaseRefusesToChangeOrDeleteIt() {
        Adjustment credit = write("credit", "", "1", "2026-10", "");
        adjustments.judge(book, credit.id(), true, "", frank, node.now());

        for (String sql : List.of(
                "update adjustment.entry set amount = -99 where id = " + credit.id(),
                "delete from adjustment.entry where id = " + credit.id(),
                "update adjustment.verdict set approved = false where entry_id = " + credit.id(),
                "delete from adjustment.verdict where entry_id = " + credit.id())) {
            assertThatThrownBy(() -> TestPostgres.execute(node.database(), sql))
                    .hasMessageContaining("the ledger only grows");
        }
    }

    @Test
    void whoGetsRoundTheDatabaseBreaksTheSignatures() {
        write("credit", "", "1", "2026-10", "");
        write("credit", "", "2", "2026-10", "");
        Adjustment third = write("credit", "", "3", "2026-10", "");
        assertThat(adjustments.broken(book)).isEmpty();

        TestPostgres.execute(
                node.database(),
                "begin; set local session_replication_role = replica; update adjustment.entry set amount = -20 where book_id = %d and number = 2; commit"
                        .formatted(book));
        assertThat(adjustments.broken(book)).containsExactly(2);
        TestPostgres.execute(
                node.database(),
                "begin; set local session_replication_role = replica; delete from adjustment.entry where book_id = %d and number = 2; commit"
                        .formatted(book));
        assertThat(adjustments.broken(book)).containsExactly(third.number());
    }

    @Test
    void whatIsMissingIsSaidFieldByField() {
        assertThatThrownBy(() -> adjustments.write(
                        book,
                        new AdjustmentDraft("credit", "", "", "-1.005", Optional.empty(), "October", "", "", ""),
                        alice,
                        node.now()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refused.Problem::field)
                                .containsExactly("customer", "reason", "evidence", "amount", "amount", "from"));
        assertThatThrownBy(() -> write("waiver", "", "", "2026-10", "")).hasMessageContaining("which item is waived");
        Viewer bob = cast.viewer(cast.bob());
        assertThatThrownBy(() -> adjustments.reverse(book, 1, Optional.empty(), "r", "e", bob, node.now()))
                .isInstanceOf(NotFound.class);
    }

    private Adjustment write(String kind, String item, String amount, String from, String until) {
        return adjustments.write(
                book,
                new AdjustmentDraft(
                        kind, "Arran Foods", item, amount, Optional.empty(), from, until, "a night without", "INC-7"),
                alice,
                node.now());
    }
}
