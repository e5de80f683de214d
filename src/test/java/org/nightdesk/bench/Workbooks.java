package org.nightdesk.bench;

import static org.nightdesk.bench.Figures.say;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.nightdesk.subject.Role;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.ShopDatabase;
import org.nightdesk.testing.TestNode;

/**
 * Whether workbooks of ours mean the same to others: a report with its pivots, a bill and the queue are opened again by Apache POI and by LibreOffice, and all their
 * cells are compared, number by number and text by text.
 */
final class Workbooks {

    private static final String INSTALL =
            "LibreOffice is not here: install it with “apt-get install libreoffice-calc-nogui”, and run this again.";
    private static final String ALL_SHEETS =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

    private static final String SEVERAL =
            "/result.xlsx?pivot-rows=customer&pivot-rows-2=item&pivot-columns=even&pivot-value=amount&pivot-value-2=quantity&pivot-how-2=average";
    private static final String STACKED =
            "/result.xlsx?pivot-rows=item&pivot-rows-2=day&pivot-rows-3=even&pivot-value=amount&pivot-value-2=amount&pivot-how-2=max&pivot-value-3=*";
    private static final String DAYS =
            "/result.xlsx?pivot-rows=item&pivot-rows-2=customer&pivot-columns=even&pivot-columns-2=day&pivot-value=amount";

    private static final String BOTH =
            "/result.xlsx?pivot-rows=customer&pivot-columns=even&pivot-columns-2=item&pivot-value=amount&pivot-value-2=quantity";

    private final TestNode node;
    private final ShopDatabase shop = ShopDatabase.fresh();
    private final Json json;
    private final Browser browser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;

    private Workbooks(TestNode node, Path folder) {
        this.node = node;
        this.folder = folder;
        Cast cast = Cast.of(node);
        this.json = Json.of(node, cast.token(Role.ADMINISTRATOR));
        this.browser = cast.browser(cast.alice());
    }

    public static void main(String[] arguments) throws Exception {
        boolean office = isThere("soffice");
        Path folder = Files.createTempDirectory("workbooks");
        boolean agree;
        try (TestNode node = TestNode.fresh()) {
            agree = new Workbooks(node, folder).compare(office);
        }
        if (!office) {
            say("%s", INSTALL);
        }
        System.exit(agree && office ? 0 : 1);
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(at -> Files.isExecutable(Path.of(at, program)));
    }

    private boolean compare(boolean office) throws Exception {
        boolean agree = true;
        for (Map.Entry<String, byte[]> book : books().entrySet()) {
            Path file = Files.write(folder.resolve(book.getKey() + ".xlsx"), book.getValue());
            Map<String, List<List<String>>> poi = poi(file);
            int cells = poi.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(List::size)
                    .sum();
            say("%s: POI reads %d sheets with %,d cells", book.getKey(), poi.size(), cells);
            agree &= office && agrees(book.getKey(), poi, file);
        }
        return agree;
    }

    private boolean agrees(String name, Map<String, List<List<String>>> poi, Path file) throws Exception {
        List<String> differences = new ArrayList<>();
        Map<String, List<List<String>>> office =
                office(file, poi.keySet().stream().toList());
        poi.forEach(
                (sheet, rows) -> differences.addAll(differences(sheet, rows, office.getOrDefault(sheet, List.of()))));
        say(
                "%s: LibreOffice %s",
                name, differences.isEmpty() ? "agrees on every cell" : "differs in " + differences.size() + " rows");
        differences.stream().limit(5).forEach(one -> say("  %s", one));
        return differences.isEmpty();
    }

    private Map<String, byte[]> books() throws IOException, InterruptedException {
        shop.execute("alter role %s password 'any'".formatted(shop.reader()));
        shop.execute("""
                create table usage as
                select i as id, date '2026-10-01' + i % 31 as day, 'Customer ' || i % 40 as customer, 'Item ' || i % 7 as item,
                       (i % 1000)::numeric / 10 as quantity, round((i % 77777)::numeric / 100, 2) as amount,
                       case i % 5 when 0 then null when 1 then '=1+1' when 2 then 'a, "b"' when 3 then ' two' || chr(10) || 'lines' else 'Ünïcode' end as note,
                       i % 2 = 0 as even, timestamptz '2026-10-01 00:00Z' + i * interval '1 minute' as at
                  from generate_series(1, 5000) i
                """);
        shop.execute("grant select on usage to " + shop.reader());
        String source = json.post(
                        "/api/v1/data-sources",
                        "{'name': 'Shop %s', 'host': '%s', 'port': %d, 'database': '%s', 'login': '%s', 'password': 'any'}"
                                .formatted(UUID.randomUUID(), shop.host(), shop.port(), shop.name(), shop.reader()))
                .text("/id");
        String report = report(source, "select * from usage order by id", "");
        String crossed = "/result.xlsx?pivot-rows=customer&pivot-columns=item&pivot-value=amount";
        Map<String, byte[]> books = new LinkedHashMap<>();
        books.put("report", bytes("/reports/" + report.substring(4) + crossed));
        books.put("several", bytes("/reports/" + report.substring(4) + SEVERAL));
        books.put("stacked", bytes("/reports/" + report.substring(4) + STACKED));
        books.put("both", bytes("/reports/" + report.substring(4) + BOTH));
        books.put("days", bytes("/reports/" + report.substring(4) + DAYS));
        books.put("bill", bytes("/billing/runs/" + bill(source).substring(4) + "/bill.xlsx"));
        for (int i = 0; i < 30; i++) {
            json.post("/api/v1/tickets", "{'title': '=Ticket %d', 'kind': 'request'}".formatted(i));
        }
        books.put("queue", bytes("/queue/tickets.xlsx?q=is:open"));
        return books;
    }

    private String report(String source, String sql, String parameters) {
        return json.post(
                        "/api/v1/reports",
                        "{'name': 'Usage %s', 'source': '%s', 'sql': '%s', 'parameters': '%s'}"
                                .formatted(UUID.randomUUID(), source, sql, parameters))
                .text("/id");
    }

    private String bill(String source) {
        String report = report(
                source,
                "select customer, item, quantity, amount from usage where day between :month_from and :month_to",
                "month date-range");
        String bill = json.post(
                        "/api/v1/billing-definitions",
                        "{'name': 'Bill %s', 'owner': '%s', 'currency': 'EUR', 'decimals': 2, 'rounding': 'half-up', 'reports': ['%s'], 'dueDay': 5, 'dueTime': '17:00', 'timeZone': 'UTC'}"
                                .formatted(
                                        UUID.randomUUID(),
                                        Cast.of(node).alice().id().text(),
                                        report))
                .text("/id");
        return json.post("/api/v1/billing-runs", "{'definition': '%s', 'month': '2026-10'}".formatted(bill))
                .text("/id");
    }

    private byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(node.url(path)))
                        .header(
                                "Cookie",
                                "nightdesk_session="
                                        + browser.cookie("nightdesk_session").orElseThrow())
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static Map<String, List<List<String>>> poi(Path file) throws IOException, InvalidFormatException {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (XSSFWorkbook book = new XSSFWorkbook(file.toFile())) {
            for (int at = 0; at < book.getNumberOfSheets(); at++) {
                XSSFSheet sheet = book.getSheetAt(at);
                List<List<String>> rows = new ArrayList<>();
                for (Row row : sheet) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 0; column < row.getLastCellNum(); column++) {
                        cells.add(text(row.getCell(column)));
                    }
                    rows.add(trimmed(cells));
                }
                sheets.put(sheet.getSheetName(), rows);
            }
        }
        return sheets;
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return "";
        }
        return switch (cell.getCellType()) {
            case NUMERIC ->
                DateUtil.isCellDateFormatted(cell)
                        ? cell.getLocalDateTimeCellValue()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()
                        : number(cell.getNumericCellValue());
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            default -> cell.getStringCellValue();
        };
    }

    // Both hold numbers as doubles; so many digits are the same in each way of writing one.
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.10g", value);
    }

    private Map<String, List<List<String>>> office(Path file, List<String> sheets) throws Exception {
        Path profile = folder.resolve("profile");
        Process process = new ProcessBuilder(
                        "soffice",
                        "--headless",
                        "-env:UserInstallation=" + profile.toUri(),
                        "--convert-to",
                        ALL_SHEETS,
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("soffice.log").toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("soffice failed: " + Files.readString(folder.resolve("soffice.log")));
        }
        Map<String, List<List<String>>> read = new LinkedHashMap<>();
        String name = file.getFileName().toString().replace(".xlsx", "");
        for (String sheet : sheets) {
            Path csv = folder.resolve(name + "-" + sheet + ".csv");
            try (InputStream in = Files.newInputStream(csv)) {
                read.put(sheet, Csv.rows(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return read;
    }

    private static List<String> differences(String sheet, List<List<String>> poi, List<List<String>> office) {
        List<String> differences = new ArrayList<>();
        for (int row = 0; row < Math.max(poi.size(), office.size()); row++) {
            List<String> left = row < poi.size() ? poi.get(row) : List.of();
            List<String> right = row < office.size() ? trimmed(office.get(row)) : List.of();
            if (!same(left, right)) {
                differences.add("%s, row %d: POI %s, LibreOffice %s".formatted(sheet, row + 1, left, right));
            }
        }
        return differences;
    }

    private static boolean same(List<String> left, List<String> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int at = 0; at < left.size(); at++) {
            if (!left.get(at).equals(right.get(at)) && !left.get(at).equals(plain(right.get(at)))) {
                return false;
            }
        }
        return true;
    }

    // LibreOffice writes numbers, dates and truths in its own way.
    private static String plain(String text) {
        if (text.matches("-?\\d+(\\.\\d+)?(E[+-]?\\d+)?")) {
            return number(Double.parseDouble(text));
        }
        if (text.equals("Total Result")) {
            // The pivot table, which it has computed anew, with its own word for the totals.
            return "Grand Total";
        }
        if (text.equals("Data")) {
            return "Values";
        }
        if (text.endsWith(" Result")) {
            return plain(text.replaceFirst(" Result$", "")) + " Total";
        }
        if (text.matches("(TRUE|FALSE) .*")) {
            return text.substring(0, 5).toLowerCase(Locale.ROOT) + text.substring(5);
        }
        if (text.matches("TRUE|FALSE")) {
            return text.toLowerCase(Locale.ROOT);
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return text + "T00:00";
        }
        return text.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d")
                ? LocalDateTime.parse(text.replace(' ', 'T')).toString()
                : text;
    }

    private static List<String> trimmed(List<String> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }

    /** RFC 4180, as LibreOffice writes it. */
    private static final class Csv {

        static List<List<String>> rows(String text) {
            List<List<String>> rows = new ArrayList<>();
            List<String> row = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (int at = 0; at < text.length(); at++) {
                char here = text.charAt(at);
                if (quoted && here == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else if (here == '"') {
                    quoted = !quoted;
                } else if (!quoted && (here == ',' || here == '\n')) {
                    row.add(cell.toString());
                    cell.setLength(0);
                    if (here == '\n') {
                        rows.add(row);
                        row = new ArrayList<>();
                    }
                } else if (quoted || here != '\r') {
                    cell.append(here);
                }
            }
            return rows;
        }
    }
}
