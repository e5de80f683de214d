package org.nightdesk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nightdesk.pivot.PivotShape;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.Rows;
import org.nightdesk.subject.Refused;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.TestPostgres;

class BadInputTests {

    private static ReportStories story;

    @BeforeAll
    static void openTheShop() {
        story = ReportStories.reading();
    }

    @Test
    void aSourceThatDiesMidStreamLeavesNoFileThatLooksWhole() throws Exception {
        Report report = story.report("select generate_series(1, 100000) as n", "");
        for (FileFormat format : FileFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Running running = story.start(report, Map.of());

            assertThatThrownBy(() -> write(report, running, format, out, dying(running)))
                    .isInstanceOf(Refused.class);

            assertThat(story.runs.of(report, 1).getFirst().state()).isEqualTo("failed");
            String text = out.toString(StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("100000", "\"run\"");
            assertThat(isWorkbook(out.toByteArray())).isFalse();
        }
    }

    @Test
    void aDownloadThatBreaksOffEndsWithoutItsLastChunkAndWithoutAWordBehindIt() throws IOException {
        Report report = story.report("select n, 1 / (60000 - n) as share from generate_series(1, 100000) as n", "");
        String token = "Authorization: Bearer " + story.cast.token(Role.ADMINISTRATOR);
        String cookie = "Cookie: nightdesk_session="
                + story.cast
                        .browser(story.cast.alice())
                        .cookie("nightdesk_session")
                        .orElseThrow();
        for (String format : List.of("csv", "json")) {
            checkBrokenOff(came("POST /api/v1/reports/" + report.text() + "/result." + format, token));
            checkBrokenOff(came("GET /reports/" + report.id() + "/result." + format, cookie));
        }
    }

    private static void checkBrokenOff(String came) {
        assertThat(came).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked", "40000");
        assertThat(came).doesNotEndWith("\r\n0\r\n\r\n").doesNotContain("Internal Server Error", "\"status\"", "<html");
    }

    /** All that the server sent until it closed the connection. */
    private static String came(String request, String credentials) throws IOException {
        URI address = URI.create(story.node.url("/"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write((request + " HTTP/1.1\r\nHost: localhost\r\n" + credentials
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aSourceThatDiesMidStreamLeavesNoWorkbookWithAPivot() {
        Report report = story.report("select generate_series(1, 100000) as n", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Running running = story.start(report, Map.of());

        assertThatThrownBy(() -> ResultFile.write(
                        report,
                        "Shop",
                        running,
                        PivotShape.of("row n"),
                        FileFormat.XLSX,
                        out,
                        ZoneOffset.UTC,
                        dying(running)))
                .isInstanceOf(Refused.class);

        assertThat(out.size()).isZero();
    }

    @Test
    void aCellOfTenMegabytesIsWholeInJsonAndSaysInAWorkbookThatItIsCut() throws Exception {
        Report report = story.report("select repeat('x', 10000000) as wide", "");
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ByteArrayOutputStream book = new ByteArrayOutputStream();

        write(report, story.start(report, Map.of()), FileFormat.JSON, json, ResultFile.NOTHING);
        write(report, story.start(report, Map.of()), FileFormat.XLSX, book, ResultFile.NOTHING);

        assertThat(json.size()).isBetween(10_000_000, 10_002_000);
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book.toByteArray()))) {
            assertThat(read.getSheet("Result").getRow(1).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("the CSV has it whole)");
        }
    }

    @Test
    void asManyColumnsAsADatabaseGivesAreAllInEachFile() throws Exception {
        Report report = story.report(
                IntStream.rangeClosed(1, 1_600)
                        .mapToObj(n -> n + " as c" + n)
                        .collect(Collectors.joining(", ", "select ", "")),
                "");
        for (FileFormat format : FileFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(report, story.start(report, Map.of()), format, out, ResultFile.NOTHING);
            if (format == FileFormat.XLSX) {
                try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                    assertThat(read.getSheet("Result").getRow(1).getCell(1_599).getNumericCellValue())
                            .isEqualTo(1_600);
                }
            } else {
                assertThat(out.toString(StandardCharsets.UTF_8)).contains("1599", "1600");
            }
        }
    }

    @Test
    void aNulIsRefusedWhereverItIsTyped() {
        Report report = story.report("select :word::text as word, :words::text[] as words", "word text\nwords list");
        assertThatThrownBy(() -> story.start(report, Map.of("word", "a\0b", "words", "c")))
                .hasMessageContaining("Write a value for word");
        assertThatThrownBy(() -> story.start(report, Map.of("word", "a", "words", "c\nd\0")))
                .hasMessageContaining("Write a value for words");
        assertThatThrownBy(() -> story.report("select 'a\0b' as n", "")).isInstanceOf(Refused.class);
        assertThat(story.cast
                        .browser(story.cast.bob())
                        .get("/reports/" + report.id() + "/result.csv?word=a%00b&words=c")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aTimeWithoutAZoneIsTheSameInEveryFile() throws Exception {
        // That hour comes twice in Dublin.
        Report report = story.report("select '2026-10-25 01:30'::timestamp as local", "");
        ZoneId dublin = ZoneId.of("Europe/Dublin");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        ByteArrayOutputStream book = new ByteArrayOutputStream();

        ResultFile.write(
                report,
                "Shop",
                story.start(report, Map.of()),
                Optional.empty(),
                FileFormat.CSV,
                csv,
                dublin,
                ResultFile.NOTHING);
        ResultFile.write(
                report,
                "Shop",
                story.start(report, Map.of()),
                Optional.empty(),
                FileFormat.XLSX,
                book,
                dublin,
                ResultFile.NOTHING);

        assertThat(csv.toString(StandardCharsets.UTF_8)).isEqualTo("local\r\n2026-10-25T01:30:00\r\n");
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(book.toByteArray()))) {
            assertThat(read.getSheet("Result").getRow(1).getCell(0).getLocalDateTimeCellValue())
                    .isEqualTo("2026-10-25T01:30:00");
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

        Path book = book(out.toByteArray());
        try (ZipFile zip = new ZipFile(book.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                assertThat(DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(zip.getInputStream(entry)))
                        .as(entry.getName())
                        .isNotNull();
            }
        } finally {
            Files.delete(book);
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

    private static boolean isWorkbook(byte[] bytes) throws IOException {
        Path book = book(bytes);
        try (ZipFile zip = new ZipFile(book.toFile())) {
            return zip.getEntry("xl/workbook.xml") != null;
        } catch (ZipException broken) {
            return false;
        } finally {
            Files.delete(book);
        }
    }

    private static Path book(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile("report", ".xlsx"), bytes);
    }
}
