using Npgsql;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.MadePortfolio;

/// <summary>All rows of two databases, compared.</summary>
static class Rows
{
    /// <summary>A sentence a table in which they differ.</summary>
    /// <param name="sealedColumns">Enciphered under a nonce of their own each time: what differs in them says
    /// nothing.</param>
    internal static async Task<IReadOnlyList<string>> Differences(
        string one, string other, IReadOnlyList<string> sealedColumns)
    {
        var (mine, theirs) = (await Digests(one, sealedColumns), await Digests(other, sealedColumns));
        return
        [
            .. mine.Keys.Union(theirs.Keys).Order(StringComparer.Ordinal)
                .Where(table => mine.GetValueOrDefault(table) != theirs.GetValueOrDefault(table))
                .Select(table => $"{table}: {mine.GetValueOrDefault(table)} in {one}, "
                    + $"{theirs.GetValueOrDefault(table)} in {other}"),
        ];
    }

    static async Task<Dictionary<string, string>> Digests(
        string database, IReadOnlyList<string> sealedColumns)
    {
        var choice = DatabaseChoice.Parse(PostgresCluster.Address(database));
        await using var source = NpgsqlDataSource.Create(choice.Connection);
        var tables = await Texts(source, """
            select t.table_name || '|' || coalesce(string_agg(quote_literal(c.column_name), ','), '')
            from information_schema.tables t left join information_schema.columns c
              on c.table_schema = t.table_schema and c.table_name = t.table_name
              and (c.is_identity = 'YES' or c.table_name || '.' || c.column_name = any ($1))
            where t.table_schema = 'public' group by t.table_name order by t.table_name
            """, sealedColumns);
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var (name, numbers) = (table.Split('|')[0], table.Split('|')[1]);
            var found = await Texts(source, $"""
                select count(*) || ' rows ' || coalesce(md5(string_agg(row, ',' order by row)), '')
                from (select {(name.StartsWith("trust_", StringComparison.Ordinal) ? "distinct" : "")}
                  (to_jsonb(t) - array[{numbers}]::text[])::text as row from {name} t) rows
                """);
            digests[name] = found[0];
        }

        return digests;
    }

    static async Task<IReadOnlyList<string>> Texts(
        NpgsqlDataSource source, string query, IReadOnlyList<string>? list = null)
    {
        await using var command = source.CreateCommand(query);
        if (list is not null)
        {
            command.Parameters.Add(new() { Value = list.ToArray() });
        }

        command.CommandTimeout = 600;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
