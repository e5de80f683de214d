package org.nightdesk.dialect;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nightdesk.subject.Refused;

/** A database product that reports can be run on. */
public enum Product {
    POSTGRESQL("PostgreSQL", 5432, "", "", ""),
    MARIADB("MariaDB", 3306, "jdbc:mariadb:", "mariadb-java-client-….jar", "org.mariadb.jdbc:mariadb-java-client"),
    MYSQL("MySQL", 3306, "jdbc:mysql:", "mysql-connector-j-….jar", "com.mysql:mysql-connector-j"),
    SQLSERVER("SQL Server", 1433, "jdbc:sqlserver:", "mssql-jdbc-….jre11.jar", "com.microsoft.sqlserver:mssql-jdbc"),
    ORACLE("Oracle", 1521, "jdbc:oracle:thin:@", "ojdbc17.jar", "com.oracle.database.jdbc:ojdbc17");

    private final String label;
    private final int port;
    private final String scheme;
    private final String jar;
    private final String coordinates;

    Product(String label, int port, String scheme, String jar, String coordinates) {
        this.label = label;
        this.port = port;
        this.scheme = scheme;
        this.jar = jar;
        this.coordinates = coordinates;
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

    /** Its guards were attacked on a server of its own. Of what is not proven no administrator can take a login that could write. */
    public boolean isProven() {
        return this != SQLSERVER && this != ORACLE;
    }

    /** Its driver is not ours to ship, and is put into the folder. */
    public boolean isDriverPutThere() {
        return !scheme.isEmpty();
    }

    /** How an address of it begins for its driver; empty for the one that is built in. */
    String scheme() {
        return scheme;
    }

    /** What its driver's file is called. */
    String jar() {
        return jar;
    }

    /** Where its driver is found on Maven Central. */
    String coordinates() {
        return coordinates;
    }

    /** Refused for every other product. */
    public static Product of(String word) {
        return Arrays.stream(values())
                .filter(product -> product.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "product",
                        "Reports read "
                                + Arrays.stream(values()).map(Product::label).collect(Collectors.joining(", "))
                                + "; other products are not supported. Choose one of them."));
    }
}
