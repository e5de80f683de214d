package org.nightdesk.unproven;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nightdesk.dialect.Account;

/**
 * Asks a SQL Server what the login may do: the rights in effect on the server and the database (learn.microsoft.com/sql/relational-databases/system-functions/sys-fn-my-permissions-transact-sql),
 * what was granted on objects and columns, what it owns, and which other databases it may enter, whose rights are not looked at. What is not known to read only counts as writing.
 */
final class SqlserverAccount {

    private static final String RIGHTS = """
            select 'may ' + lower(permission_name) + ' on the server'
              from sys.fn_my_permissions(null, 'SERVER')
             where permission_name not in ('CONNECT SQL', 'SELECT ALL USER SECURABLES') and permission_name not like 'VIEW %'
             union all
            select 'may ' + lower(permission_name) + ' in the database'
              from sys.fn_my_permissions(null, 'DATABASE')
             where permission_name not in ('CONNECT', 'SELECT', 'SHOWPLAN', 'UNMASK') and permission_name not like 'VIEW %'
            """;

    private static final String GRANTED = """
            select distinct 'may ' + lower(permission_name) + ' on ' + coalesce(object_name(major_id), lower(class_desc))
                   + case state when 'W' then ' and hand it on' else '' end
              from sys.database_permissions
             where state in ('G', 'W') and class_desc <> 'DATABASE' and major_id >= 0
               and (state = 'W' or permission_name not in ('SELECT', 'VIEW DEFINITION'))
               and (grantee_principal_id in (0, database_principal_id()) or is_member(user_name(grantee_principal_id)) = 1)
            """;

    private static final String CHANGING = """
            select 'may change ' + schema_name(schema_id) + '.' + name
              from sys.objects
             where is_ms_shipped = 0 and type in ('U', 'V')
               and 1 in (has_perms_by_name(quotename(schema_name(schema_id)) + '.' + quotename(name), 'OBJECT', 'INSERT'),
                         has_perms_by_name(quotename(schema_name(schema_id)) + '.' + quotename(name), 'OBJECT', 'UPDATE'),
                         has_perms_by_name(quotename(schema_name(schema_id)) + '.' + quotename(name), 'OBJECT', 'DELETE'),
                         has_perms_by_name(quotename(schema_name(schema_id)) + '.' + quotename(name), 'OBJECT', 'ALTER'))
             union all
            select 'may execute ' + schema_name(schema_id) + '.' + name
              from sys.objects
             where is_ms_shipped = 0 and type in ('P', 'PC', 'X', 'FN', 'FS', 'AF')
               and has_perms_by_name(quotename(schema_name(schema_id)) + '.' + quotename(name), 'OBJECT', 'EXECUTE') = 1
            """;

    private static final String OWNED = """
            select 'owns the schema ' + name from sys.schemas where principal_id = database_principal_id()
             union all
            select 'owns ' + name from sys.objects where principal_id = database_principal_id()
             union all
            select 'may enter the database ' + name + ', whose rights are not looked at'
              from sys.databases
             where has_dbaccess(name) = 1 and name not in (db_name(), 'master', 'tempdb', 'msdb')
             union all
            select 'is a member of ' + name from (values ('sysadmin'), ('securityadmin'), ('serveradmin'), ('setupadmin'), ('dbcreator'), ('bulkadmin')) r (name)
             where isnull(is_srvrolemember(name), 0) = 1
            """;

    private SqlserverAccount() {}

    static Account of(Connection connection) throws SQLException {
        String version = Asked.words(connection, "select cast(serverproperty('ProductVersion') as varchar(60))")
                .getFirst();
        boolean replica = Asked.words(
                        connection, "select cast(databasepropertyex(db_name(), 'Updateability') as varchar(60))")
                .getFirst()
                .equals("READ_ONLY");
        return new Account(version, replica, mayWrite(connection));
    }

    private static List<String> mayWrite(Connection connection) {
        List<String> all = new ArrayList<>();
        for (String asked : List.of(RIGHTS, GRANTED, CHANGING, OWNED)) {
            all.addAll(Doubt.told(connection, asked));
        }
        return Doubt.few(all);
    }
}
