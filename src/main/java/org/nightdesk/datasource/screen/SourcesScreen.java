package org.nightdesk.datasource.screen;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightdesk.dialect.Product;
import org.nightdesk.web.Form;

/** All data sources, and the form that keeps one; {@code at} is where it is sent; {@code sight} is the form that opens personal columns to somebody; {@code drivers} says
 * which drivers there are; {@code own} is there when the form is the built-in one's. */
public record SourcesScreen(
        List<Line> lines,
        String at,
        String heading,
        Form form,
        List<Sight> sights,
        Form sight,
        Drivers drivers,
        Optional<Own> own) {

    /** What is in the folder of drivers: those that can be used, sentences about files that cannot, and about products whose driver is not there. */
    public record Drivers(List<Driver> found, List<String> wrong, List<String> missing) {}

    /** A driver that was put there; {@code sha256} is its file's, in hexadecimal digits. */
    public record Driver(String product, String file, String version, String sha256) {}

    /** The built-in source: where it is, why it is not ready yet (empty when it is), and what an administrator of the database then runs. */
    public record Own(String place, String trouble, String statement) {}

    /** Who sees personal columns until then; {@code end} is the path that ends it. */
    public record Sight(String end, String person, String reason, String by, Instant until) {}

    /** One source; {@code mayWrite} says how its login could change something, empty for one that can only read; {@code accepted} why it is read although the guards are not proven on its product, empty where they are; {@code trouble} why it cannot be asked yet, empty when it can. */
    public record Line(
            String path,
            String name,
            String address,
            String version,
            String mayWrite,
            String accepted,
            boolean enabled,
            Instant checkedAt,
            boolean builtIn,
            String trouble) {}

    public Map<String, String> products() {
        Map<String, String> products = new LinkedHashMap<>();
        for (Product product : Product.values()) {
            products.put(product.word(), product.label());
        }
        return products;
    }

    /** Its password may stay as it is. */
    public boolean isChange() {
        return !at.equals("/data-sources");
    }

    /** What is wrong must not hide. */
    public boolean isAllowanceWrong() {
        return Stream.of("seconds", "rows", "megabytes", "each", "here")
                .anyMatch(field -> !form.problem(field).isEmpty());
    }
}
