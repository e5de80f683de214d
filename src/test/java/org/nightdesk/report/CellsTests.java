package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightdesk.dialect.Dialect;
import org.nightdesk.dialect.Dialects;
import org.nightdesk.dialect.Product;
import org.nightdesk.settings.Settings.DatabaseAddress;
import org.nightdesk.sheet.Cell;
import org.nightdesk.testing.TestNode;
import org.nightdesk.testing.TestPostgres;

/** What PostgreSQL says is a number or a day stays just that. */
class CellsTests {

    private final Dialect dialect = TestNode.shared().bean(Dialects.class).of(Product.POSTGRESQL);

    @Test
    void numbersAreReadWithoutAnExponent() {
        assertThat(
                        read(
                                "0.50::numeric, -0.50::numeric, 0::numeric, 120::numeric, -7.10::numeric, 1e20::float8, 1e-7::float8, '-0'::float8, 1.5::float4"))
                .allSatisfy(cell -> assertThat(cell)
                        .isInstanceOfSatisfying(
                                Cell.Decimal.class,
                                decimal -> assertThat(decimal.plain())
                                        .isEqualTo(decimal.value().toPlainString())))
                .extracting(Cell::plain)
                .containsExactly(
                        "0.50", "-0.50", "0", "120", "-7.10", "100000000000000000000", "0.0000001", "0", "1.5");
    }

    @Test
    void whatIsNoNumberIsText() {
        assertThat(read("'NaN'::numeric, 'Infinity'::float8, '-Infinity'::numeric, 1234.5::money"))
                .containsExactly(
                        new Cell.Text("NaN"),
                        new Cell.Text("Infinity"),
                        new Cell.Text("-Infinity"),
                        new Cell.Text("$1,234.50"));
    }

    @Test
    void whatIsNoLetterIsWrittenAsHexadecimalDigits() {
        assertThat(read("'\\x00ff41'::bytea, 'Zoë €'::text"))
                .containsExactly(new Cell.Text("\\x00ff41"), new Cell.Text("Zoë €"));
    }

    @Test
    void daysOutsideOfOurCalendarAreText() {
        assertThat(
                        read(
                                "'2028-02-29'::date, '0001-01-01'::date, '4714-11-24 BC'::date, 'infinity'::date, '10000-01-01'::date"))
                .extracting(Cell::plain, cell -> cell instanceof Cell.Day)
                .containsExactly(
                        tuple("2028-02-29", true),
                        tuple("0001-01-01", true),
                        tuple("4714-11-24 BC", false),
                        tuple("infinity", false),
                        tuple("10000-01-01", false));
    }

    private List<Cell> read(String values) {
        DatabaseAddress database = TestPostgres.freshDatabase();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + values)) {
            rows.next();
            return new Cells(rows, dialect).row();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
