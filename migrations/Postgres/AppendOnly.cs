using Microsoft.EntityFrameworkCore.Migrations;

namespace Wheelhouse.Postgres;

/// <summary>What is written once is kept as it is by the database itself, whoever holds a connection.</summary>
static class AppendOnly
{
    static readonly string[] First =
    [
        "ledger_accounts", "ledger_entries", "ledger_lines", "servicing_events", "trust_audit_nodes",
        "trust_audit_heads", "trust_disclosures", "products_versions", "products_publications", "vehicles_timeline",
    ];

    internal static void Guard(MigrationBuilder migration)
    {
        migration.Sql(
            "create function append_only() returns trigger language plpgsql as " +
            "$$ begin raise exception '% is append-only', tg_table_name; end $$;");
        Guard(migration, First);

        // a record gets its place in the tree once; nothing else of it ever changes
        migration.Sql(
            "create trigger trust_audit_records_no_update before update on trust_audit_records for each row " +
            "when (old.leaf is not null or new.number <> old.number or new.body <> old.body " +
            "or new.leaf_hash <> old.leaf_hash or new.organisation <> old.organisation) " +
            "execute function append_only();");
        migration.Sql(
            "create trigger trust_audit_records_no_delete before delete on trust_audit_records " +
            "for each row execute function append_only();");

        // the night rewrites this table: room on each page keeps its updates off the indexes
        migration.Sql("alter table servicing_accounts set (fillfactor = 70);");
    }

    /// <summary>Tables that came later.</summary>
    internal static void Guard(MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql(
                $"create trigger {table}_append_only before update or delete on {table} " +
                "for each row execute function append_only();");
        }
    }
}
