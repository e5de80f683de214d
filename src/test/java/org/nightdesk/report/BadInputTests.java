package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.sheet.Cell;
import org.nightdesk.subject.Refused;
import org.nightdesk.testing.TestPostgres;

class BadInputTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void aSourceThatDiesMidStreamLeavesNoFileThatLooksWhole() {
        Report report = story.report("select generate_series(1, 100000) as n", "");
        for (FileFormat format : FileFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Running running = story.start(report, Map.of());

            assertThatThrownBy(() -> write(report, running, format, out, dying(running)))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("ended on the server");

            assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("failed");
            String text = out.toString(StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("100000", "\"run\"");
            assertThat(isWorkbook(out.toByteArray())).isFalse();
        }
    }

    @Test
    void aCellOfTenMegabytesIsWholeInTheCsvAndShortOnTheScreen() throws Exception {
        Report report = story.report("select repeat('x', 10000000) as wide", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        write(report, story.start(report, Map.of()), FileFormat.CSV, out, ResultFile.NOTHING);

        assertThat(out.size()).isEqualTo("wide\r\n".length() + 10_000_000 + 2);
        assertThat(story.cast
                        .browser(story.cast.bob())
                        .get("/reports/" + report.id() + "/result")
                        .body())
                .hasSizeLessThan(100_000)
                .contains("more characters");
    }

    @Test
    void charactersThatNoSheetTakesBreakNoWorkbook() throws Exception {
        Report report = story.report(
                "select chr(1) || 'a' || chr(11) || chr(65534) as odd, 'infinity'::timestamp as never, '2026-10-25 01:30'::timestamp as local, 'NaN'::numeric as n",
                "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        write(report, story.start(report, Map.of()), FileFormat.XLSX, out, ResultFile.NOTHING);

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] part = zip.readAllBytes();
                assertThat(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(part)))
                        .as(entry.getName())
                        .isNotNull();
            }
        }
        assertThat(story.rows(report, Map.of()).getFirst()).endsWith("infinity", "2026-10-25T01:30", "NaN");
    }

    @Test
    void moreColumnsThanADatabaseGivesAreRefusedInItsWords() {
        Report report = story.report("select " + "1,".repeat(1_999) + "1", "");

        assertThatThrownBy(() -> story.start(report, Map.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("1664");
    }

    /** Somebody ends the connection while the rows come. */
    private static Rows dying(Running running) {
        return new Rows() {

            private int rows;

            @Override
            public void columns(List<String> names) {}

            @Override
            public void row(List<Cell> cells) {
                rows++;
                if (rows == 700) {
                    TestPostgres.execute(
                            story.shop.owner(),
                            "select pg_terminate_backend(pid, 60000) from pg_stat_activity where application_name = '"
                                    + running.run().connection() + "'");
                }
            }
        };
    }

    private static void write(Report report, Running running, FileFormat format, ByteArrayOutputStream out, Rows beside)
            throws IOException {
        ResultFile.write(report, "Shop", running, Optional.empty(), format, out, ZoneOffset.UTC, beside);
    }

    private static boolean isWorkbook(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("xl/workbook.xml")) {
                    return true;
                }
            }
            return false;
        } catch (IOException broken) {
            return false;
        }
    }
}
