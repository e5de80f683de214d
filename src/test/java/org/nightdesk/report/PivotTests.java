package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.testing.Browser;

/** A result by two columns, in a workbook. */
class PivotTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void aPivotSumsToTheCentAndIsASheetOfItsOwn() throws Exception {
        Report report =
                story.report("select customer, to_char(day, 'YYYY-MM') as month, amount from sale order by id", "");
        PivotShape wanted = shape("row customer", "column month", "sum amount");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        workbook(report, wanted, out);

        String pivot = part(out.toByteArray(), "xl/worksheets/sheet2.xml");
        assertThat(pivot).contains("Sum of amount", "<v>120.50</v>", "<v>0.30</v>", "<v>205.80</v>");
        String result = part(out.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(result).contains("=HYPERLINK(").doesNotContain("<f>");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet4.xml"))
                .contains("SHA-256", "order by id", story.alice.actor().name(), "Yes");
    }

    @Test
    void aPivotThatCannotBeMadeSaysSoInTheWorkbookAndTheRowsAreAllThere() throws Exception {
        Report report = story.report("select customer, id from sale order by id", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        Run run = workbook(report, shape("row id", "sum customer"), out);

        assertThat(run.state()).isEqualTo("done");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet1.xml")).contains("Bute Ferries");
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet2.xml"))
                .contains("There is no pivot", "Arran Foods", "which cannot be summed");
    }

    @Test
    void aPivotOfAColumnThatIsNotThereIsRefusedBeforeTheDownload() {
        Report report = story.report("select customer from sale", "");
        Browser bob = story.cast.browser(story.cast.bob());

        var refused = bob.get("/reports/" + report.id() + "/result.xlsx?pivot-rows=town&pivot-value=customer");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("The result has no column town to make rows. It has customer.", "value=\"town\" selected");
        assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("refused");
    }

    private static Run workbook(Report report, PivotShape wanted, ByteArrayOutputStream out) throws IOException {
        return ResultFile.write(
                report,
                "Shop",
                story.start(report, Map.of()),
                Optional.of(wanted),
                FileFormat.XLSX,
                out,
                ZoneOffset.UTC,
                ResultFile.NOTHING);
    }

    private static String part(byte[] book, String name) throws Exception {
        Path file = Files.createTempFile("report", ".xlsx");
        Files.write(file, book);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    private static PivotShape shape(String... lines) {
        return PivotShape.of(String.join("\n", lines)).orElseThrow();
    }
}
