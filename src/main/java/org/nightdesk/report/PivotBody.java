package org.nightdesk.report;

import java.util.List;
import java.util.Optional;
import org.nightdesk.pivot.Measure;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.pivot.Reckoning;
import org.nightdesk.subject.Refused;

/** A pivot as programs say it: the columns of the result that make rows, one within the other, those that make columns, and what is reckoned; the rows are counted where nothing is. */
record PivotBody(List<String> rows, Optional<List<String>> columns, Optional<List<PivotValueBody>> values) {

    /** {@code reckoning}: sum, average, count, distinct, min or max; sum unless said. Without {@code column} the rows are counted. */
    record PivotValueBody(Optional<String> column, Optional<String> reckoning) {

        Measure measure() {
            Reckoning how = Reckoning.of(reckoning.orElse(Reckoning.SUM.word()))
                    .orElseThrow(() -> Refused.invalid(
                            "pivot.values", "Choose sum, average, count, distinct, min or max as the reckoning."));
            return column.map(name -> new Measure(name, how)).orElse(Measure.ROWS);
        }

        static PivotValueBody of(Measure measure) {
            return new PivotValueBody(
                    Optional.of(measure.column()).filter(name -> !name.isEmpty()),
                    Optional.of(measure.reckoning().word()));
        }
    }

    PivotShape shape() {
        return new PivotShape(
                rows,
                columns.orElse(List.of()),
                values.orElse(List.of()).stream().map(PivotValueBody::measure).toList());
    }

    static PivotBody of(PivotShape shape) {
        return new PivotBody(
                shape.rows(),
                Optional.of(shape.columns()),
                Optional.of(shape.measures().stream().map(PivotValueBody::of).toList()));
    }
}
