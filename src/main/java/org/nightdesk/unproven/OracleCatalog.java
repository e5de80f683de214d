package org.nightdesk.unproven;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nightdesk.dialect.Sql;

/**
 * What the names in a statement are. Oracle calls a function without parentheses too, and takes the next of a sequence by a name and a point: so no name may be a function's, a package's, a
 * sequence's or their like, nor may a view stand on one (Database Reference: ALL_OBJECTS, ALL_SYNONYMS, ALL_DEPENDENCIES).
 */
final class OracleCatalog {

    private static final int DEEPEST = 50;

    private static final String DOING = """
            select lower(object_type) || ' ' || object_name
              from all_objects
             where object_type in ('FUNCTION', 'PROCEDURE', 'PACKAGE', 'TYPE', 'OPERATOR', 'SEQUENCE', 'JAVA CLASS', 'DATABASE LINK')
               and object_name in (%s)
             union
            select 'synonym ' || s.synonym_name
              from all_synonyms s
              left join all_objects o on o.owner = s.table_owner and o.object_name = s.table_name and o.object_type in ('TABLE', 'VIEW', 'MATERIALIZED VIEW')
             where s.synonym_name in (%s) and (o.object_name is null or s.db_link is not null)
            """;

    private static final String VIEWS = """
            select object_name from all_objects where object_type in ('VIEW', 'MATERIALIZED VIEW') and object_name in (%s)
             union
            select table_name from all_synonyms where synonym_name in (%s)
            """;

    private static final String BEHIND = """
            select case when referenced_link_name is not null then '!another database behind ' || name
                        when referenced_type in ('VIEW', 'MATERIALIZED VIEW') then referenced_name
                        when referenced_type in ('TABLE', 'NON-EXISTENT') then '-'
                        when referenced_type = 'SYNONYM' then referenced_name
                        else '!' || lower(referenced_type) || ' ' || referenced_name || ' behind ' || name
                   end
              from all_dependencies
             where type in ('VIEW', 'MATERIALIZED VIEW', 'SYNONYM') and name in (%s)
               and not (referenced_owner = 'SYS' and referenced_name in ('STANDARD', 'DUAL'))
            """;

    private OracleCatalog() {}

    /** Refused when one of them does something. Whether one is a view, or stands for something else. */
    static boolean isMoreThanTables(Connection connection, Words words) throws SQLException {
        Set<String> names = new HashSet<>();
        words.all().stream()
                .filter(Words.Word::isName)
                .forEach(word -> names.add(
                        word.sort() == Words.Sort.NAME
                                ? word.text()
                                : word.text().toUpperCase(Locale.ROOT)));
        refuseIfAny(Asked.about(connection, DOING, names));
        Set<String> open = new HashSet<>(Asked.about(connection, VIEWS, names));
        boolean more = !open.isEmpty();
        Set<String> seen = new HashSet<>();
        for (int depth = 0; !open.isEmpty(); depth++) {
            if (depth == DEEPEST) {
                throw Sql.refused(
                        "The views in it stand on each other more than fifty deep. Name what is behind them.");
            }
            seen.addAll(open);
            List<String> behind = Asked.about(connection, BEHIND, open);
            refuseIfAny(behind.stream()
                    .filter(one -> one.startsWith("!"))
                    .map(one -> one.substring(1))
                    .toList());
            open = new HashSet<>(behind);
            open.remove("-");
            open.removeAll(seen);
        }
        return more;
    }

    private static void refuseIfAny(List<String> doing) {
        if (!doing.isEmpty()) {
            throw Sql.refused(
                    "A report may not use the " + doing.getFirst()
                            + ": what it does there is not known. If a column is called so, write its table’s alias and a name of its own in a view.");
        }
    }
}
