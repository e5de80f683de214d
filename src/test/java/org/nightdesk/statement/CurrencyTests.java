package org.nightdesk.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightdesk.billing.Bills;
import org.nightdesk.datasource.SourceRecipes;
import org.nightdesk.people.Person;
import org.nightdesk.subject.Role;
import org.nightdesk.subject.Viewer;
import org.nightdesk.testing.Browser;
import org.nightdesk.testing.Cast;
import org.nightdesk.testing.Chromium;
import org.nightdesk.testing.Json;
import org.nightdesk.testing.Tab;
import org.nightdesk.testing.TestNode;

/** October's bill of a shop in a currency without decimals, and in one with three, on every way out of the house. */
class CurrencyTests {

    private static final String SQL =
            "select customer, $$calls$$ as item, sum(amount) * 100 as quantity, $$calls$$ as unit from sale where day between :month_from and :month_to group by customer";

    private final TestNode node = TestNode.shared();
    private final Cast cast = Cast.of(node);
    private final Json json = Json.of(node, cast.token(Role.ADMINISTRATOR));
    private final Person alice = cast.alice();
    private final Browser browser = cast.browser(alice);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # currency, decimals, price,  line,  credit, owed,  total
            JPY,        0,        1.5,    45,    5,      40,    790
            KWD,        3,        0.0125, 0.375, 0.125,  0.250, 6.500
            """)
    void isTheSameToTheLastDigitEverywhere(
            String currency, String decimals, String price, String line, String credit, String owed, String total)
            throws IOException {
        String run = run(currency, decimals, price, credit);
        String at = "/billing/runs/" + run.substring(4);

        assertThat(browser.get(at).body()).contains("<dd>" + total + "</dd>", "in " + currency);
        String csv = browser.get(at + "/bill.csv").body();
        assertThat(csv).contains("," + line + "," + currency + "\r\n", ",-" + credit + "," + currency + "\r\n");
        assertThat(browser.get(at + "/statement.csv?name=Arran+Foods").body())
                .contains("," + line + "," + currency, ",-" + credit + "," + currency);
        assertThat(browser.get(at + "/bill.json").body())
                .contains("\"amount\":\"" + line + "\"", "\"amount\":\"-" + credit + "\"")
                .contains("\"usage\":\"" + line + "\"", "\"total\":\"" + owed + "\"");
        assertThat(sheets(Long.parseLong(run.substring(4))))
                .contains("Arran Foods | " + line + " | -" + credit + " | " + owed, "Currency | " + currency);
        assertThat(paper(at))
                .contains(line, "-" + credit, "Total, in " + currency, owed)
                .doesNotContain("Print this page");
    }

    /** As a spreadsheet shows them. */
    private List<String> sheets(long run) throws IOException {
        Viewer viewer = cast.viewer(alice);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        node.bean(BillFiles.class).xlsx(node.bean(Bills.class).issue(run, viewer), viewer, out, ZoneOffset.UTC);
        DataFormatter shown = new DataFormatter(Locale.ENGLISH);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return Stream.of("Customers", "About")
                    .flatMap(name -> StreamSupport.stream(book.getSheet(name).spliterator(), false))
                    .map(row -> cells(row, shown))
                    .toList();
        }
    }

    private static String cells(Row row, DataFormatter shown) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(shown::formatCellValue)
                .collect(Collectors.joining(" | "));
    }

    /** What the printed page shows, which also becomes a PDF. */
    private String paper(String at) {
        try (Tab tab = Chromium.tab(node).signIn(browser)) {
            tab.go(at + "/statement?name=Arran+Foods");
            tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(new String(tab.page().pdf(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            return tab.page().locator("main").innerText();
        }
    }

    private String run(String currency, String decimals, String price, String credit) {
        String source = new SourceRecipes().source(json).text("/id");
        String report = json.post(
                        "/api/v1/reports",
                        "{'name': 'Usage %s', 'source': '%s', 'sql': '%s', 'parameters': 'month date-range'}"
                                .formatted(UUID.randomUUID(), source, SQL))
                .text("/id");
        String bill = json.post(
                        "/api/v1/billing-definitions",
                        "{'name': 'Shop %s', 'owner': '%s', 'currency': '%s', 'decimals': %s, 'prices': 'calls = %s', 'reports': ['%s'], 'dueDay': 5, 'dueTime': '17:00', 'timeZone': 'Asia/Tokyo'}"
                                .formatted(UUID.randomUUID(), alice.id().text(), currency, decimals, price, report))
                .text("/id");
        String first = month(bill);
        String entry = json.post(
                        "/api/v1/billing-runs/" + first + "/adjustments",
                        "{'kind': 'credit', 'customer': 'Arran Foods', 'amount': '%s', 'reason': 'a night without', 'evidence': 'INC-7'}"
                                .formatted(credit))
                .text("/id");
        Json.of(node, cast.token(Role.ADMINISTRATOR))
                .post("/api/v1/billing-runs/" + first + "/adjustments/" + entry + "/verdict", "{'approved': true}");
        return month(bill);
    }

    private String month(String bill) {
        return json.post("/api/v1/billing-runs", "{'definition': '%s', 'month': '2026-10'}".formatted(bill))
                .text("/id");
    }
}
