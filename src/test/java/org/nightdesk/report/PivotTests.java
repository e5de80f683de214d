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
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Json;

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

    @Test
    void aLeadKeepsThePivotThatEverybodySeesAtFirst() throws Exception {
        Report report = story.report("select customer, to_char(day, 'YYYY-MM') as month, amount from sale", "");
        String at = "/reports/" + report.id();
        Browser alice = story.cast.browser(story.cast.alice());
        Browser bob = story.cast.browser(story.cast.bob());
        String seen = alice.get(
                        at + "/result?pivot-rows=customer&pivot-rows-2=month&pivot-value=amount&pivot-how=average")
                .body();
        assertThat(seen).contains("Average of amount", "40.2667", "Keep this pivot for everybody");

        alice.post(at + "/pivot", "pivot", "row customer\nrow month\naverage amount");

        assertThat(alice.get(at + "/versions").body()).contains("Version 2", "average amount");
        assertThat(bob.get(at).body()).contains("value=\"month\" selected", "value=\"average\" selected");
        assertThat(bob.get(at + "/result").body())
                .contains("Average of amount", "0.1500")
                .doesNotContain("Keep this pivot");
        assertThat(bob.get(at + "/result?pivot-rows=").body()).doesNotContain("Average of amount");
        assertThat(bob.get(at + "/result?pivot-rows=month").body())
                .contains("Count", "2026-10")
                .doesNotContain("Average of amount");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        story.node
                .bean(ReportFiles.class)
                .write(
                        report.id(),
                        Map.of(),
                        FileFormat.XLSX,
                        out,
                        ZoneOffset.UTC,
                        ResultFile.NOTHING,
                        story.alice,
                        story.node.now());
        assertThat(part(out.toByteArray(), "xl/worksheets/sheet2.xml"))
                .contains("Average of amount", "outlineLevelRow=\"1\"", "summaryBelow=\"0\"");
    }

    @Test
    void programsSayAndReadTheSamePivot() {
        Json json = Json.of(story.node, story.cast.token(Role.LEAD));
        String body =
                "{'name': 'By month %s', 'source': 'src_%d', 'sql': 'select customer, id, amount from sale where id < 5', 'pivot': %s}";
        String pivot =
                "{'rows': ['customer', 'id'], 'values': [{'column': 'amount'}, {'column': 'amount', 'reckoning': 'max'}]}";
        String report = json.post("/api/v1/reports", body.formatted(UUID.randomUUID(), story.source(), pivot))
                .text("/id");

        var kept = json.get("/api/v1/reports/" + report);
        assertThat(kept.text("/pivot/rows/1")).isEqualTo("id");
        assertThat(kept.text("/pivot/values/1/reckoning")).isEqualTo("max");
        var own = json.post("/api/v1/reports/" + report + "/pivot", "{}");
        assertThat(own.text("/headings/0/1")).isEqualTo("Largest amount");
        assertThat(own.text("/lines/0/path/0")).isEqualTo("Arran Foods");
        assertThat(own.text("/lines/0/values/0")).isEqualTo("120.80");
        assertThat(own.text("/lines/1/path/1")).isEqualTo("1");
        var other = json.post(
                "/api/v1/reports/" + report + "/pivot", "{'pivot': {'rows': ['customer'], 'columns': ['id']}}");
        assertThat(other.text("/headings/0/0")).isEqualTo("1");
        assertThat(other.text("/lines/2/values/4")).isEqualTo("4");
        assertThat(json.post("/api/v1/reports/" + report + "/pivot", "{'pivot': {'rows': ['town']}}")
                        .status())
                .isEqualTo(422);
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
