package org.nightdesk.dialect;

import java.util.Optional;

/**
 * Where a database is, of which product, and who asks. {@code own} is the JDBC address of the program's own database, which is gone to as it
 * stands: whoever runs the program chose it; of any other the host is looked up behind the guard of outgoing calls.
 */
public record Address(Product product, String host, int port, String database, String login, Optional<String> own) {

    /** Any other's. */
    public Address(Product product, String host, int port, String database, String login) {
        this(product, host, port, database, login, Optional.empty());
    }

    /** The same place as somebody would write it. */
    public Address elsewhere() {
        return new Address(product, host, port, database, login);
    }

    @Override
    public String toString() {
        return login + "@" + host + ":" + port + "/" + database;
    }
}
