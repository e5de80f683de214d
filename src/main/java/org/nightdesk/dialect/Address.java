package org.nightdesk.dialect;

/** Where a database is, of which product, and who asks. */
public record Address(Product product, String host, int port, String database, String login) {

    @Override
    public String toString() {
        return login + "@" + host + ":" + port + "/" + database;
    }
}
