package org.nightdesk.pivot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;

/** A pivot in words, in addresses and refused. */
class PivotShapeTests {

    @Test
    void itsLinesAndItsAddressSayTheSame() {
        PivotShape shape = shape("row customer\nrow item\ncolumn month of year\nsum amount\naverage amount\ncount");

        assertThat(shape(shape.text())).isEqualTo(shape);
        assertThat(PivotForm.shape(PivotForm.typed(shape))).contains(shape);
        assertThat(PivotShape.of(" \n")).isEmpty();
    }

    @Test
    void anAddressOfOldIsStillUnderstood() {
        assertThat(PivotForm.shape(Map.of("pivot-rows", "customer", "pivot-columns", "month", "pivot-value", "amount")))
                .contains(shape("row customer\ncolumn month\nsum amount"));
        assertThat(PivotForm.shape(Map.of("pivot-rows", "customer", "pivot-columns", "", "pivot-value", "")))
                .contains(shape("row customer\ncount"));
        assertThat(PivotForm.shape(Map.of("pivot-rows", ""))).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(refusal("row customer\nmiddle amount")).contains("“middle amount” is no line of a pivot.");
        assertThat(refusal("row customer\nsum")).contains("“sum” names no column.");
        assertThat(refusal("sum amount")).contains("needs a column that makes its rows");
        assertThat(refusal("row customer\nrow customer")).contains("customer is chosen twice");
        assertThat(refusal("row a\nrow b\nrow c\nrow d\nrow e")).contains("at most four");
    }

    @Test
    void differentUnitsThatComeTogetherAreTold() {
        assertThat(mixed("row item\nsum quantity"))
                .contains("different values of unit come together here: GB, parcels.");
        assertThat(mixed("row unit\nrow item\nsum quantity"))
                .isEqualTo("Totals put figures with different values of unit together: GB, parcels.");
        assertThat(mixed("row item\ncount")).isEmpty();
    }

    @Test
    void oneThatGrowsTooLargeSaysByWhat() {
        Pivot pivot = new Pivot(shape("row item\nrow unit"));
        pivot.columns(List.of("item", "unit"));

        assertThatThrownBy(() -> {
                    for (int line = 0; line < 20_000; line++) {
                        pivot.row(List.of(new Cell.Number(line % 9000), new Cell.Number(line % 2)));
                    }
                })
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "A pivot has at most 10,000 rows. By line 5,001 it has more: different values of item 5,001, unit 2. Choose columns with fewer values, or ask for less.");
    }

    private static String mixed(String lines) {
        Pivot pivot = new Pivot(shape(lines));
        pivot.columns(List.of("item", "unit", "quantity"));
        for (String unit : List.of("GB", "parcels", "GB")) {
            pivot.row(List.of(new Cell.Text("Item"), new Cell.Text(unit), new Cell.Number(1)));
        }
        return pivot.mixed();
    }

    private static PivotShape shape(String lines) {
        return PivotShape.of(lines).orElseThrow();
    }

    private static String refusal(String lines) {
        try {
            return "not refused: " + PivotShape.of(lines);
        } catch (Refused refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
