package org.nightdesk.installation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Product;

/** Reads {@code jdbc:postgresql://host:port/database}. Parameters are none of it: a driver does more by them than connect. */
final class JdbcAddress {

    private static final Pattern WRITTEN = Pattern.compile(
            "jdbc:(postgresql|mariadb|mysql)://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?/([^/?;&#\\s\\p{Cntrl}]{1,63})");
    private static final int MOST_PORT = 65_535;

    private JdbcAddress() {}

    static Optional<Address> parse(String text, String login) {
        Matcher read = WRITTEN.matcher(text);
        if (!read.matches()) {
            return Optional.empty();
        }
        Product product = Product.of(read.group(1));
        int port = read.group(3) == null ? product.port() : Integer.parseInt(read.group(3));
        String host = read.group(2).replaceAll("[\\[\\]]", "");
        return port < 1 || port > MOST_PORT
                ? Optional.empty()
                : Optional.of(new Address(product, host, port, read.group(4), login));
    }
}
