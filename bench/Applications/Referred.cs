using Npgsql;
using System.Globalization;
using Wheelhouse.Platform;

namespace Wheelhouse.Applications;

/// <summary>Which checks did not pass, of all decisions that a database holds.</summary>
static class Referred
{
    const string Codes = """
        select d.verdict, c->>'id', c->>'result', count(*), count(*) filter (where d.bad = 1)
        from (
          select verdict, checks, (
            select count(*) from jsonb_array_elements(checks) one where one->>'result' <> 'pass') as bad
          from origination_decisions where seat <> 'Shadow') d,
          jsonb_array_elements(d.checks) c
        where c->>'result' <> 'pass' group by 1, 2, 3 order by 4 desc, 2, 3
        """;

    /// <summary>Prints each check with how many it kept from approval, and how many by itself.</summary>
    internal static async Task Tell(string database)
    {
        Console.WriteLine("""

            | verdict | check | said | times | alone |
            |---|---|---|--:|--:|
            """);
        await using var source = NpgsqlDataSource.Create(DatabaseChoice.Parse(database).Connection);
        await using var command = source.CreateCommand(Codes);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (verdict, check, said) = (rows.GetString(0), rows.GetString(1), rows.GetString(2));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {verdict} | {check} | {said} | {rows.GetInt64(3)} | {rows.GetInt64(4)} |"));
        }

        Console.WriteLine();
    }
}
