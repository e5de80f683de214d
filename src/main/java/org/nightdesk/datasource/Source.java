package org.nightdesk.datasource;

import java.time.Instant;
import java.util.List;
import org.nightdesk.dialect.Account;
import org.nightdesk.dialect.Address;
import org.nightdesk.dialect.Product;
import org.nightdesk.subject.NotFound;
import org.nightdesk.subject.Subject;

/**
 * A database that reports read. {@code insisted}: an administrator took it although the login could write. {@code enabled}: nothing is
 * asked of it while it is switched off. {@code personal} are columns that tell who somebody is, in small letters: a
 * name, or a table's and a name. {@code accepted} is why it is
 * read although nobody could attack the guards on its product; empty where they are proven. {@code account} is what was seen when it was last looked at. {@code builtIn}: the program's own database,
 * of which there is one; {@code trouble} says in a sentence why that cannot be asked yet, empty when it can.
 */
public record Source(
        long id,
        String name,
        Address address,
        boolean insisted,
        boolean enabled,
        Allowance allowance,
        List<String> personal,
        String accepted,
        Account account,
        Instant checkedAt,
        boolean builtIn,
        String trouble) {

    public Product product() {
        return address.product();
    }

    /** {@code MariaDB 10.11.6}. */
    String version() {
        return product().label() + " " + account.version();
    }

    /** The identity outside the house: {@code src_3}. */
    public String text() {
        return "src_" + id;
    }

    /** The number in an identity written like that; NotFound when it is none. */
    public static long id(String text) {
        if (!text.matches("src_[1-9][0-9]{0,17}")) {
            throw new NotFound("data source " + text);
        }
        return Long.parseLong(text.substring(4));
    }

    /** The same, there. */
    Source at(Address place) {
        return new Source(
                id, name, place, insisted, enabled, allowance, personal, accepted, account, checkedAt, builtIn,
                trouble);
    }

    Subject subject() {
        return Subject.of("data-source", id);
    }
}
