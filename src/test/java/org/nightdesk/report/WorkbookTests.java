package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFPivotTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.pivot.PivotShape;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTPivotTableDefinition;

/** Workbooks of ours are opened again by a library that did not write them. */
class WorkbookTests {

    private static final String SALES =
            "select customer, to_char(day, 'YYYY-MM') as month, amount, day, null::text as note from sale where id < 5 order by id";

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void anotherLibraryReadsTheSameCells() throws Exception {
        Report report = story.report(SALES, "");

        try (XSSFWorkbook book = book(report, shape("row customer", "column month", "sum amount"))) {
            assertThat(names(book)).containsExactly("Result", "Pivot", "Pivot table", "About");
            assertThat(rows(book.getSheet("Result")))
                    .containsExactly(
                            List.of("customer", "month", "amount", "day", "note"),
                            List.of("Arran Foods", "2026-09", "120.50", "2026-09-03", ""),
                            List.of("Bute Ferries", "2026-09", "80.00", "2026-09-17", ""),
                            List.of("Arran Foods", "2026-10", "0.10", "2026-10-01", ""),
                            List.of("Arran Foods", "2026-10", "0.20", "2026-10-31", ""));
            assertThat(rows(book.getSheet("Pivot")))
                    .containsExactly(
                            List.of("customer", "2026-09", "2026-10", "Sum of amount"),
                            List.of("Arran Foods", "120.50", "0.30", "120.80"),
                            List.of("Bute Ferries", "80.00", "", "80.00"),
                            List.of("Total", "200.50", "0.30", "200.80"));
        }
    }

    @Test
    void aPivotTableStandsOverTheRowsForTheSpreadsheetToTurn() throws Exception {
        Report report = story.report(SALES, "");

        try (XSSFWorkbook book = book(report, shape("row customer", "column month", "sum amount"))) {
            XSSFPivotTable pivot = book.getSheet("Pivot table").getPivotTables().getFirst();
            CTPivotTableDefinition table = pivot.getCTPivotTableDefinition();
            var source = pivot.getPivotCacheDefinition()
                    .getCTPivotCacheDefinition()
                    .getCacheSource()
                    .getWorksheetSource();

            assertThat(source.getSheet() + " " + source.getRef()).isEqualTo("Result A1:E5");
            assertThat(pivot.getPivotCacheDefinition()
                            .getCTPivotCacheDefinition()
                            .getRefreshOnLoad())
                    .isTrue();
            assertThat(table.getLocation().getRef()).isEqualTo("A1:D5");
            assertThat(table.getRowFields().getFieldArray(0).getX()).isZero();
            assertThat(table.getColFields().getFieldArray(0).getX()).isEqualTo(1);
            assertThat(table.getDataFields().getDataFieldArray(0).getName()).isEqualTo("Sum of amount");
            assertThat(table.getDataFields().getDataFieldArray(0).getFld()).isEqualTo(2);
            assertThat(rows(book.getSheet("Pivot table")))
                    .containsExactly(
                            List.of("Sum of amount", "month"),
                            List.of("customer", "2026-09", "2026-10", "Grand Total"),
                            List.of("Arran Foods", "120.50", "0.30", "120.80"),
                            List.of("Bute Ferries", "80.00", "", "80.00"),
                            List.of("Grand Total", "200.50", "0.30", "200.80"));
        }
    }

    @Test
    void severalColumnsFoldInTheSheetAndStandInThePivotTable() throws Exception {
        Report report = story.report(SALES, "");

        try (XSSFWorkbook book =
                book(report, shape("row customer", "row month", "sum amount", "average amount", "count"))) {
            Sheet pivot = book.getSheet("Pivot");
            assertThat(rows(pivot))
                    .containsExactly(
                            List.of("customer", "month", "Sum of amount", "Average of amount", "Count"),
                            List.of("Arran Foods", "", "120.80", "40.2667", "3"),
                            List.of("Arran Foods", "2026-09", "120.50", "120.5000", "1"),
                            List.of("Arran Foods", "2026-10", "0.30", "0.1500", "2"),
                            List.of("Bute Ferries", "", "80.00", "80.0000", "1"),
                            List.of("Bute Ferries", "2026-09", "80.00", "80.0000", "1"),
                            List.of("Total", "", "200.80", "50.2000", "4"));
            assertThat(pivot.getRow(2).getOutlineLevel()).isEqualTo(1);
            assertThat(isBold(book, pivot.getRow(1))).isTrue();
            assertThat(isBold(book, pivot.getRow(2))).isFalse();
            CTPivotTableDefinition table =
                    book.getSheet("Pivot table").getPivotTables().getFirst().getCTPivotTableDefinition();
            assertThat(table.getRowFields().sizeOfFieldArray()).isEqualTo(2);
            assertThat(table.getColFields().getFieldArray(0).getX()).isEqualTo(-2);
            assertThat(table.getLocation().getRef()).isEqualTo("A1:E8");
            assertThat(rows(book.getSheet("Pivot table")).get(2))
                    .startsWith("Arran Foods", "", "120.80")
                    .endsWith("3");
        }
    }

    @Test
    void aLongPivotHasEachOfItsLinesOnce() throws Exception {
        Report report = story.report("select i % 2 as half, i, 1 as one from generate_series(1, 2000) i", "");

        try (XSSFWorkbook book = book(report, shape("row half", "row i", "sum one"))) {
            assertThat(rows(book.getSheet("Pivot"))).hasSize(2004).doesNotHaveDuplicates();
        }
    }

    private static boolean isBold(XSSFWorkbook book, Row row) {
        return book.getFontAt(row.getCell(2).getCellStyle().getFontIndex()).getBold();
    }

    @Test
    void rowsAreCountedByAColumnThatIsNeverEmpty() throws Exception {
        Report report = story.report(
                "select note, \"<count>\", \"Count\" from (values (null, 1, 'a'), ('x', 2, 'b')) as v (note, \"<count>\", \"Count\")",
                "");

        try (XSSFWorkbook book = book(report, shape("row note", "count"))) {
            var data = book.getSheet("Pivot table")
                    .getPivotTables()
                    .getFirst()
                    .getCTPivotTableDefinition()
                    .getDataFields()
                    .getDataFieldArray(0);

            assertThat(data.getFld()).isEqualTo(1);
            assertThat(data.getSubtotal()).hasToString("count");
            assertThat(data.getName()).isEqualTo("Count ");
        }
    }

    @Test
    void whereASpreadsheetCannotComputeItTheWorkbookSaysWhy() throws Exception {
        Report large = story.report("select i, 'x' as item from generate_series(1, 10001) i", "");
        Report digits = story.report("select 'a' as item, 12345678901234567.89 as amount", "");

        assertThat(about(large, shape("row i", "count"))).startsWith("None. A pivot has at most 10,000 rows");
        assertThat(about(digits, shape("row item", "sum amount"))).startsWith("None. Some numbers");
        assertThat(about(story.report(SALES, ""), shape("row customer", "sum amount")))
                .isEqualTo("Computed anew when the workbook is opened");
    }

    @Test
    void aQuotientIsANumberInASheet() throws Exception {
        Report report = story.report("select 'a' as item, 1.05::numeric / 1 as amount, 10::numeric / 3 as third", "");

        try (XSSFWorkbook book = book(report, shape("row item", "sum amount"))) {
            Row row = book.getSheet("Result").getRow(1);
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(1.05);
            assertThat(row.getCell(2).getStringCellValue()).startsWith("3.33333333");
            assertThat(book.getSheet("Pivot table").getPivotTables()).hasSize(1);
        }
    }

    private static String about(Report report, PivotShape wanted) throws Exception {
        try (XSSFWorkbook book = book(report, wanted)) {
            return rows(book.getSheet("About")).stream()
                    .filter(line -> line.getFirst().equals("Pivot table"))
                    .map(List::getLast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static XSSFWorkbook book(Report report, PivotShape wanted) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultFile.write(
                report,
                "Shop",
                story.start(report, Map.of()),
                Optional.of(wanted),
                FileFormat.XLSX,
                out,
                ZoneOffset.UTC,
                ResultFile.NOTHING);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<String> names(XSSFWorkbook book) {
        List<String> names = new ArrayList<>();
        book.sheetIterator().forEachRemaining(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private static List<List<String>> rows(Sheet sheet) {
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        int width = sheet.getRow(0).getLastCellNum();
        List<List<String>> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < Math.max(row.getLastCellNum(), width); column++) {
                cells.add(formatter.formatCellValue(row.getCell(column)));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static PivotShape shape(String... lines) {
        return PivotShape.of(String.join("\n", lines)).orElseThrow();
    }
}
