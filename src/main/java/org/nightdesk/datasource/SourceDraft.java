package org.nightdesk.datasource;

import java.util.List;
import java.util.Locale;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.Refused;

/**
 * A data source as somebody wrote it; an empty password stands for the one that is kept. {@code accepted}: why it is read although the guards are not proven on its product; empty for one
 * on which they are.
 */
record SourceDraft(
        Product product,
        String name,
        String host,
        String port,
        String database,
        String login,
        String password,
        boolean insisted,
        Allowance allowance,
        List<String> personal,
        String accepted) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_WORD = 63;
    private static final int MOST_PERSONAL = 500;
    private static final int LONGEST_REASON = 500;

    /** Letters, digits, dots and hyphens, or an IPv6 address: nothing that could end the host in an address. */
    private static final String HOST = "[A-Za-z0-9.:-]{1,253}";

    /** A PostgreSQL. */
    SourceDraft(
            String name,
            String host,
            String port,
            String database,
            String login,
            String password,
            boolean insisted,
            Allowance allowance,
            List<String> personal) {
        this(Product.POSTGRESQL, name, host, port, database, login, password, insisted, allowance, personal);
    }

    /** Of a product on which the guards are proven. */
    SourceDraft(
            Product product,
            String name,
            String host,
            String port,
            String database,
            String login,
            String password,
            boolean insisted,
            Allowance allowance,
            List<String> personal) {
        this(product, name, host, port, database, login, password, insisted, allowance, personal, "");
    }

    SourceDraft checked() {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw Refused.invalid("name", "Give the data source a name of at most " + LONGEST_NAME + " letters.");
        }
        if (!host.strip().matches(HOST)) {
            throw Refused.invalid("host", "Write a host’s name or address, such as replica.example.org.");
        }
        word("database", database);
        word("login", login);
        address();
        checkAccepted();
        return checkedLimits();
    }

    /** What a run may take, and what is masked. */
    SourceDraft checkedLimits() {
        allowance.checked();
        personal.stream()
                .filter(column -> !column.matches("[^.\\s]+(\\.[^.\\s]+)?"))
                .findFirst()
                .ifPresent(wrong -> {
                    throw Refused.invalid(
                            "personal", "“" + wrong + "” is no column. Write email, or person.email, one a line.");
                });
        if (personal.size() > MOST_PERSONAL) {
            throw Refused.invalid("personal", "At most 500 columns.");
        }
        return this;
    }

    private void checkAccepted() {
        if (accepted.strip().length() > LONGEST_REASON) {
            throw Refused.invalid("accepted", "Write the reason in at most " + LONGEST_REASON + " letters.");
        }
        if (product.isProven()) {
            return;
        }
        if (accepted.isBlank()) {
            throw Refused.invalid(
                    "accepted",
                    "Nobody could attack the guards on %s. Write why it is read all the same; that is kept, with your name."
                            .formatted(product.label()));
        }
        if (insisted) {
            throw Refused.invalid(
                    "insisted",
                    "On %s nobody can insist. Leave it out, and make a login that can only read."
                            .formatted(product.label()));
        }
        allowance.checkUnestimated(product.label());
    }

    /** Lines as columns. */
    static List<String> columns(String lines) {
        return lines.lines()
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    Address address() {
        return new Address(product, host.strip(), number(), database.strip(), login.strip());
    }

    // Left empty it is the usual one.
    private int number() {
        if (port.isBlank()) {
            return product.port();
        }
        int number = port.strip().matches("\\d{1,5}") ? Integer.parseInt(port.strip()) : 0;
        if (number < 1 || number > 65_535) {
            throw Refused.invalid(
                    "port", "A port is a number up to 65535; %s’s is %d.".formatted(product.label(), product.port()));
        }
        return number;
    }

    private static void word(String field, String text) {
        if (text.isBlank()
                || text.strip().length() > LONGEST_WORD
                || text.chars().anyMatch(Character::isISOControl)) {
            throw Refused.invalid(field, "Write the " + field + ", in at most " + LONGEST_WORD + " letters.");
        }
    }
}
