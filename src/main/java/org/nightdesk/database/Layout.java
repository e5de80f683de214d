package org.nightdesk.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.database.Manifest.Migration;
import org.nightdesk.database.Manifest.Name;
import org.nightdesk.database.Manifest.Partition;
import org.nightdesk.database.Manifest.Sequence;

/** Reads what there is from PostgreSQL's own catalogue, so that no module has to be listed for a backup. */
final class Layout {

    /** Each module has a schema of its own; what lies in public belongs to Flyway or to somebody else. */
    private static final String OURS = """
             n.nspname not in ('pg_catalog', 'information_schema', 'public')
               and n.nspname not like 'pg\\_toast%'
               and n.nspname not like 'pg\\_temp%'
               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            """;

    private Layout() {}

    /** All tables; the parts of a partitioned one are not told apart from it. */
    static List<Name> tables(Connection connection) throws SQLException {
        return list(connection, """
                select n.nspname, c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p')
                   and not c.relispartition
                   and %s
                 order by n.nspname, c.relname
                """.formatted(OURS), Layout::name);
    }

    /** Those that hold values of their own. */
    static List<String> columns(Connection connection, Name table) throws SQLException {
        return list(connection, """
                select attname
                  from pg_attribute
                 where attrelid = ?::regclass
                   and attnum > 0
                   and not attisdropped
                   and attgenerated = ''
                 order by attnum
                """, row -> row.getString(1), table.sql());
    }

    static List<Partition> partitions(Connection connection, Name table) throws SQLException {
        return list(connection, """
                select n.nspname, c.relname, pg_get_expr(c.relpartbound, c.oid)
                  from pg_inherits i
                  join pg_class c on c.oid = i.inhrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where i.inhparent = ?::regclass
                   and c.relispartition
                 order by c.relname
                """, row -> new Partition(name(row), row.getString(3)), table.sql());
    }

    /** Read after the data: a number drawn meanwhile is skipped, never given twice. */
    static List<Sequence> sequences(Connection connection) throws SQLException {
        List<Name> names = list(connection, """
                select n.nspname, c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'S'
                   and %s
                 order by n.nspname, c.relname
                """.formatted(OURS), Layout::name);
        List<Sequence> sequences = new ArrayList<>();
        for (Name name : names) {
            sequences.addAll(list(
                    connection,
                    "select last_value, is_called from " + name.sql(),
                    row -> new Sequence(name, row.getLong(1), row.getBoolean(2))));
        }
        return sequences;
    }

    static List<Migration> migrations(Connection connection) throws SQLException {
        return list(connection, """
                select version, checksum
                  from public.%s
                 where success
                   and version is not null
                 order by installed_rank
                """.formatted(Schema.HISTORY), row -> new Migration(row.getString(1), row.getInt(2)));
    }

    static List<String> schemas(Connection connection) throws SQLException {
        return list(connection, "select nspname from pg_namespace", row -> row.getString(1));
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        return list(connection, """
                select c.relname
                  from pg_class c
                  join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind in ('r', 'p', 'v', 'm', 'S')
                   and (c.relname = '%s' or %s)
                 limit 1
                """.formatted(Schema.HISTORY, OURS), row -> row.getString(1))
                .isEmpty();
    }

    /** The statements that make each foreign key again. */
    static List<ForeignKey> foreignKeys(Connection connection) throws SQLException {
        return list(
                connection, """
                select n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)
                  from pg_constraint k
                  join pg_class c on c.oid = k.conrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where k.contype = 'f'
                   and k.conparentid = 0
                   and %s
                """.formatted(OURS), row -> new ForeignKey(name(row), row.getString(3), row.getString(4)));
    }

    /** A rule between two tables that must not look while only one of them is filled. */
    record ForeignKey(Name table, String name, String definition) {

        String drop() {
            return "alter table %s drop constraint %s".formatted(table.sql(), Manifest.quoted(name));
        }

        String add() {
            return "alter table %s add constraint %s %s".formatted(table.sql(), Manifest.quoted(name), definition);
        }
    }

    /** Reads one row. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Name name(ResultSet row) throws SQLException {
        return new Name(row.getString(1), row.getString(2));
    }

    private static <T> List<T> list(Connection connection, String sql, Row<T> row, String... parameters)
            throws SQLException {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(row.read(rows));
                }
            }
        }
        return all;
    }
}
