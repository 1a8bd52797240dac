namespace Bridge.Finance.Storage.Postgres;

/// <summary>Checks that finance's database and its user are finance's alone: what the rights of the file are for SQLite.</summary>
internal static class PostgresBorder
{
    private const string Setup = "docs/billing.md, 'The store on PostgreSQL', has the statements.";

    /// <summary>Refuses a user who may do more than use its own database, or may become somebody who may.</summary>
    /// <exception cref="FinanceException">The user may do too much.</exception>
    public static void CheckUser(StoreSession session, string name)
    {
        // A superuser is a member of everybody, so each line holds for one too; the first that holds is told.
        var right = session.Scalar<string>(
            """
            SELECT CASE
              WHEN bool_or(rolsuper) THEN 'is a superuser'
              WHEN bool_or(rolcreaterole) THEN 'may create roles'
              WHEN bool_or(rolcreatedb) THEN 'may create databases'
              WHEN bool_or(rolreplication) THEN 'may replicate the whole server'
              WHEN bool_or(rolname IN ('pg_read_all_data', 'pg_write_all_data', 'pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program'))
                THEN 'may read or write what belongs to others'
            END
            FROM pg_roles WHERE pg_has_role(session_user, oid, 'MEMBER')
            """);
        if (right is not null)
        {
            throw new FinanceException(
                $"The PostgreSQL user of the finance store {name} {right}, itself or by a role that it is a member of.",
                $"Give finance a user that can do nothing but use its own database: {Setup}");
        }
    }

    /// <summary>Refuses a database that others may connect to, or that holds tables of others.</summary>
    /// <exception cref="FinanceException">The database is not finance's alone.</exception>
    public static void CheckDatabase(StoreSession session, string name)
    {
        var isOpen = session.Scalar<bool>(
            """
            SELECT EXISTS (
              SELECT FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
              WHERE d.datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'CONNECT')
            """);
        if (isOpen)
        {
            throw new FinanceException(
                $"Every user of the server may connect to the finance store {name}.", $"Run REVOKE CONNECT ON DATABASE ... FROM PUBLIC once: {Setup}");
        }

        // Tables that an extension brought belong to nobody's data.
        var table = session.Scalar<string>(
            """
            SELECT n.nspname || '.' || c.relname
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'f', 'm') AND n.nspname NOT IN ('information_schema', @schema) AND n.nspname NOT LIKE 'pg\_%'
              AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            ORDER BY 1 LIMIT 1
            """,
            ("@schema", PostgresMigrations.Schema));
        if (table is not null)
        {
            throw new FinanceException(
                $"The database of the finance store {name} also holds tables of something else ({table}).",
                $"Give finance a database of its own, apart from support's and from any other program's: {Setup}");
        }
    }

    /// <summary>Refuses tables that were granted to others.</summary>
    /// <exception cref="FinanceException">Others may use a table.</exception>
    public static void CheckTables(StoreSession session, string name)
    {
        var granted = session.Scalar<string>(
            """
            SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
            WHERE n.nspname = @schema AND a.grantee <> c.relowner ORDER BY 1 LIMIT 1
            """,
            ("@schema", PostgresMigrations.Schema));
        if (granted is not null)
        {
            throw new FinanceException(
                $"Others than its owner may use the table {granted} of the finance store {name}.", "Revoke it; backups run as the owner or as the server's own user.");
        }
    }
}
