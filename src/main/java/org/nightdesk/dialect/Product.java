package org.nightdesk.dialect;

import java.util.Arrays;
import java.util.Locale;
import org.nightdesk.subject.Refused;

/** A database product that reports can be run on. */
public enum Product {
    POSTGRESQL("PostgreSQL", 5432),
    MARIADB("MariaDB", 3306);

    private final String label;
    private final int port;

    Product(String label, int port) {
        this.label = label;
        this.port = port;
    }

    /** As its makers write it. */
    public String label() {
        return label;
    }

    /** Where it usually listens. */
    public int port() {
        return port;
    }

    /** As forms, the API and the store say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Refused for every other product, which nobody has tried. */
    public static Product of(String word) {
        return Arrays.stream(values())
                .filter(product -> product.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "product", "Reports read PostgreSQL and MariaDB; other products are not supported yet."));
    }
}
