package org.nightdesk.unproven;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.dialect.Account;

/**
 * Asks an Oracle what the login may do, with all roles it could take (Database Reference: SESSION_PRIVS, ALL_TAB_PRIVS, ALL_COL_PRIVS, USER_OBJECTS). Of what everybody may, only what is
 * granted on things that Oracle does not bring itself counts. What is not known to read only counts as writing.
 */
final class OracleAccount {

    private static final String SYSTEM = """
            select 'may ' || lower(privilege)
              from session_privs
             where privilege not in ('CREATE SESSION', 'SELECT ANY TABLE', 'READ ANY TABLE', 'SELECT ANY DICTIONARY')
            """;

    private static final String GRANTED = """
            select distinct 'may ' || lower(privilege) || ' on ' || table_schema || '.' || table_name || case grantable when 'YES' then ' and hand it on' end
              from all_tab_privs
             where (grantee in (select role from session_roles) or grantee = sys_context('userenv', 'session_user')
                    or grantee = 'PUBLIC' and table_schema not in (select username from all_users where oracle_maintained = 'Y'))
               and (privilege not in ('SELECT', 'READ', 'INHERIT PRIVILEGES') or grantable = 'YES')
             union
            select 'may ' || lower(privilege) || ' ' || table_schema || '.' || table_name || '.' || column_name
              from all_col_privs
             where (grantee in (select role from session_roles) or grantee in (sys_context('userenv', 'session_user'), 'PUBLIC'))
            """;

    private static final String OWNED = """
            select 'owns ' || lower(object_type) || ' ' || object_name from user_objects
            """;

    private OracleAccount() {}

    static Account of(Connection connection) throws SQLException {
        List<String> all = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            statement.execute("set role all");
        } catch (SQLException locked) {
            all.add("has a role that could not be looked into ("
                    + String.valueOf(locked.getMessage()).strip() + ")");
        }
        String version = Asked.words(
                        connection,
                        "select version from product_component_version where upper(product) like '%ORACLE%'")
                .getFirst();
        boolean replica = Asked.words(connection, "select sys_context('userenv', 'database_role') from dual")
                .getFirst()
                .contains("STANDBY");
        for (String asked : List.of(SYSTEM, GRANTED, OWNED)) {
            all.addAll(Doubt.told(connection, asked));
        }
        return new Account(version, replica, Doubt.few(all));
    }
}
