package org.nightdesk.configuration;

import org.nightdesk.catalog.ServiceId;

/**
 * How settings of a service are read at each of its installations. {@code sql}: a query at a database endpoint, whose rows are a key and a value; it may use
 * {@code :installation} and {@code :customer}, their names. {@code http}: a path below an HTTP endpoint, and a JSON pointer (RFC 6901) to the object that holds them. {@code
 * file}: a name in the data folder's {@code configuration}, with {@code {installation}} for the id.
 */
record SettingSource(
        long id, ServiceId service, String kind, String endpoint, String ask, String pointer, int everyMinutes) {

    static final String SQL = "sql";
    static final String HTTP = "http";
    static final String FILE = "file";

    /** How values that it read say where they are from. */
    String origin() {
        return "source:" + id;
    }

    String said() {
        return switch (kind) {
            case SQL -> "query at " + endpoint;
            case HTTP -> "GET " + endpoint + ask + (pointer.isEmpty() ? "" : " at " + pointer);
            default -> "file " + ask;
        };
    }
}
