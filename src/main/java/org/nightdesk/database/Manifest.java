package org.nightdesk.database;

import java.util.List;

/**
 * What a backup holds, written beside the data. {@code migrations} are those of the schema in the order they ran;
 * {@code keys} are fingerprints of the secret keys that sealed parts of it.
 */
record Manifest(
        int format,
        String madeAt,
        String postgres,
        List<Migration> migrations,
        List<Table> tables,
        List<Sequence> sequences,
        List<String> keys) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    static final String SECRET_KEY = "secret.key";

    /** One step of the schema, with Flyway's checksum of its text. */
    record Migration(String version, int checksum) {}

    /** A table, the columns in the order of the data, and what must come out of reading it again. */
    record Table(Name name, List<String> columns, List<Partition> partitions, long rows, String sha256) {

        String entry() {
            return "data/" + name.schema() + "." + name.table() + ".copy";
        }
    }

    /** A part of a table and its range, as PostgreSQL writes it. */
    record Partition(Name name, String bound) {}

    /** Where a sequence stands; {@code called} as in PostgreSQL's setval. */
    record Sequence(Name name, long value, boolean called) {}

    /** A name that PostgreSQL understands whatever letters it has. */
    record Name(String schema, String table) {

        String sql() {
            return quoted(schema) + "." + quoted(table);
        }
    }

    static String quoted(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
