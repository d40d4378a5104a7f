using Microsoft.EntityFrameworkCore.Migrations;

namespace Wheelhouse.Sqlite;

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
        Guard(migration, First);

        // a record gets its place in the tree once; nothing else of it ever changes
        migration.Sql(Trigger(
            "trust_audit_records", "update",
            "old.leaf is not null or new.number <> old.number or new.body <> old.body " +
            "or new.leaf_hash <> old.leaf_hash or new.organisation <> old.organisation"));
        migration.Sql(Trigger("trust_audit_records", "delete", "1"));
    }

    /// <summary>Tables that came later.</summary>
    internal static void Guard(MigrationBuilder migration, params string[] tables)
    {
        foreach (var table in tables)
        {
            migration.Sql(Trigger(table, "update", "1"));
            migration.Sql(Trigger(table, "delete", "1"));
        }
    }

    static string Trigger(string table, string act, string when) =>
        $"create trigger {table}_no_{act} before {act} on {table} when {when} " +
        $"begin select raise(abort, '{table} is append-only'); end;";
}
