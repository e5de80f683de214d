package org.nightdesk.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightdesk.billing.Bills;
import org.nightdesk.billing.Bills.Adjusted;
import org.nightdesk.billing.Bills.Issue;
import org.nightdesk.billing.Bills.Part;
import org.nightdesk.rating.Line;
import org.nightdesk.sheet.Cell;
import org.nightdesk.sheet.CsvSheet;
import org.nightdesk.sheet.Sheet;
import org.nightdesk.sheet.XlsxBook;
import org.nightdesk.subject.Viewer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A run as files: what the viewer sees of it, lines as they come. */
@Component
class BillFiles {

    private static final List<String> HEADINGS =
            List.of("Customer", "Item", "Detail", "Quantity", "Unit", "Price", "Amount", "Currency");

    private final Bills bills;
    private final JsonMapper json;

    BillFiles(Bills bills, JsonMapper json) {
        this.bills = bills;
        this.json = json;
    }

    /** All lines, then the adjustments as lines of their own. */
    void csv(Issue issue, Viewer viewer, OutputStream out, ZoneId zone) throws IOException {
        Sheet sheet = new CsvSheet(out, zone);
        lines(issue, viewer, sheet);
        for (Adjusted one : bills.adjusted(issue.run(), viewer)) {
            sheet.row(adjusted(one, issue));
        }
        sheet.finish();
    }

    /** One customer's. */
    void csv(Issue issue, String customer, Viewer viewer, OutputStream out, ZoneId zone) throws IOException {
        Sheet sheet = new CsvSheet(out, zone);
        sheet.headings(HEADINGS);
        for (Line line : bills.lines(issue.run(), customer, viewer)) {
            sheet.row(line(line, issue));
        }
        for (Adjusted one : bills.adjusted(issue.run(), viewer)) {
            if (one.customer().equals(customer)) {
                sheet.row(adjusted(one, issue));
            }
        }
        sheet.finish();
    }

    /** Lines, customers, adjustments, and a sheet that says what it is. */
    void xlsx(Issue issue, Viewer viewer, OutputStream out, ZoneId zone) throws IOException {
        XlsxBook book = new XlsxBook(out);
        Sheet all = book.sheet("Lines", zone);
        lines(issue, viewer, all);
        all.finish();
        Sheet customers = book.sheet("Customers", zone);
        customers.headings(List.of("Customer", "Usage", "Adjustments", "Total"));
        for (Part part : bills.parts(issue.run(), viewer)) {
            customers.row(List.of(
                    new Cell.Text(part.customer()),
                    new Cell.Decimal(part.usage()),
                    new Cell.Decimal(part.adjustments()),
                    new Cell.Decimal(part.total())));
        }
        customers.finish();
        Sheet adjustments = book.sheet("Adjustments", zone);
        adjustments.headings(HEADINGS);
        for (Adjusted one : bills.adjusted(issue.run(), viewer)) {
            adjustments.row(adjusted(one, issue));
        }
        adjustments.finish();
        about(issue, book.sheet("About", zone));
        book.finish();
    }

    private static void about(Issue issue, Sheet sheet) throws IOException {
        sheet.headings(List.of("What", "This"));
        sheet.row(List.of(new Cell.Text("Bill"), new Cell.Text(issue.bill())));
        sheet.row(List.of(new Cell.Text("Month"), new Cell.Text(issue.month().toString())));
        sheet.row(List.of(new Cell.Text("Version"), new Cell.Number(issue.version())));
        sheet.row(List.of(new Cell.Text("Currency"), new Cell.Text(issue.currency())));
        sheet.row(List.of(new Cell.Text("Signed off"), Cell.moment(issue.signedAt())));
        sheet.row(List.of(
                new Cell.Text("Holds"),
                new Cell.Text(issue.whole() ? "every customer" : "the customers you look after")));
        sheet.row(List.of(new Cell.Text("SHA-256"), new Cell.Text(issue.sha256())));
        sheet.finish();
    }

    /** For programs: amounts and quantities are texts, exact. */
    void json(Issue issue, Viewer viewer, OutputStream out) {
        Map<String, List<Adjusted>> adjusted =
                bills.adjusted(issue.run(), viewer).stream().collect(Collectors.groupingBy(Adjusted::customer));
        List<Part> parts = new ArrayList<>(bills.parts(issue.run(), viewer));
        try (JsonGenerator to = json.createGenerator(out)) {
            to.writeStartObject();
            to.writeStringProperty("id", issue.text());
            to.writeStringProperty("bill", issue.bill());
            to.writeStringProperty("month", issue.month().toString());
            to.writeNumberProperty("version", issue.version());
            to.writeStringProperty("currency", issue.currency());
            to.writeStringProperty("sha256", issue.sha256());
            to.writeBooleanProperty("signedOff", issue.signedAt().isPresent());
            to.writeArrayPropertyStart("lines");
            bills.each(issue.run(), viewer, line -> line(to, line));
            to.writeEndArray();
            to.writeArrayPropertyStart("customers");
            parts.forEach(part -> part(to, part, adjusted.getOrDefault(part.customer(), List.of())));
            to.writeEndArray();
            to.writeEndObject();
        }
    }

    private static void line(JsonGenerator to, Line line) {
        to.writeStartObject();
        to.writeStringProperty("customer", line.key().customer());
        to.writeStringProperty("item", line.key().item());
        to.writeStringProperty("detail", line.key().detail());
        to.writeStringProperty("quantity", line.plainQuantity());
        to.writeStringProperty("unit", line.unit());
        to.writeStringProperty("price", line.price());
        to.writeStringProperty("amount", line.amount().toPlainString());
        to.writeEndObject();
    }

    private static void part(JsonGenerator to, Part part, List<Adjusted> adjusted) {
        to.writeStartObject();
        to.writeStringProperty("customer", part.customer());
        to.writeStringProperty("usage", part.usage().toPlainString());
        to.writeArrayPropertyStart("adjustments");
        adjusted.forEach(one -> {
            to.writeStartObject();
            to.writeNumberProperty("number", one.number());
            to.writeStringProperty("what", one.what());
            to.writeStringProperty("reason", one.reason());
            to.writeStringProperty("amount", one.amount().toPlainString());
            to.writeEndObject();
        });
        to.writeEndArray();
        to.writeStringProperty("total", part.total().toPlainString());
        to.writeEndObject();
    }

    private void lines(Issue issue, Viewer viewer, Sheet sheet) throws IOException {
        sheet.headings(HEADINGS);
        try {
            bills.each(issue.run(), viewer, line -> row(sheet, line(line, issue)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void row(Sheet sheet, List<Cell> cells) {
        try {
            sheet.row(cells);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<Cell> line(Line line, Issue issue) {
        return List.of(
                new Cell.Text(line.key().customer()),
                new Cell.Text(line.key().item()),
                new Cell.Text(line.key().detail()),
                line.quantity()
                        .map(BigDecimal::stripTrailingZeros)
                        .map(BillFiles::exact)
                        .orElse(Cell.NOTHING),
                new Cell.Text(line.unit()),
                new Cell.Text(line.price()),
                new Cell.Decimal(line.amount()),
                new Cell.Text(issue.currency()));
    }

    private static Cell exact(BigDecimal number) {
        return new Cell.Decimal(number.scale() < 0 ? number.setScale(0) : number);
    }

    private static List<Cell> adjusted(Adjusted one, Issue issue) {
        return List.of(
                new Cell.Text(one.customer()),
                new Cell.Text("Adjustment " + one.number()),
                new Cell.Text(one.what() + ": " + one.reason()),
                Cell.NOTHING,
                Cell.NOTHING,
                Cell.NOTHING,
                new Cell.Decimal(one.amount()),
                new Cell.Text(issue.currency()));
    }
}
