using Microsoft.EntityFrameworkCore;
using System.Data.Common;
using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>What is left of a portfolio when its plan is lived: every row but what is named by the moment at which it
/// was written.</summary>
static class Remains
{
    /// <summary>Bookings of an agreement go by it; others, of pools, months and movements, by what they are.</summary>
    const string Subject = "case when e.subject like 'agr_%' then e.subject else substr(e.subject, 1, 4) end";

    static readonly string[] Queries =
    [
        "select * from servicing_accounts",
        "select agreement, sequence, value_date, booked_on, body, channel, note from servicing_events",
        "select * from servicing_standings",
        "select * from servicing_accruals",
        "select month, agreement, segment, stage, allowance, state from portfolio_snapshots",
        "select month, kind, segment, \"row\", \"column\", sum(amount), sum(\"count\") from portfolio_cells "
            + "group by 1, 2, 3, 4, 5",
        "select reference, state, rule, agreement, event, why, amount, value_date from banking_items",
        $"select {Subject}, e.value_date, e.booked_on, l.account, sum(l.amount) from ledger_lines l "
            + "join ledger_entries e on e.id = l.entry group by 1, 2, 3, 4",
    ];

    internal static Task<IReadOnlyList<string>> Of(TestHouse house) =>
        house.Read(house.Newcomer(Role.Regulator), async rows =>
        {
            var all = new List<string>();
            await rows.Database.OpenConnectionAsync();
            foreach (var query in Queries)
            {
                await using var command = rows.Database.GetDbConnection().CreateCommand();
                command.CommandText = query;
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    all.Add(Row(query, reader));
                }
            }

            await rows.Database.CloseConnectionAsync();
            all.Sort(StringComparer.Ordinal);
            return (IReadOnlyList<string>)all;
        });

    /// <summary>Both databases tell it alike: columns by name, days and numbers as text.</summary>
    static string Row(string query, DbDataReader reader) => string.Join('|', Enumerable.Range(0, reader.FieldCount)
        .OrderBy(i => query.StartsWith("select *", StringComparison.Ordinal) ? reader.GetName(i) : "")
        .Select(i => reader.GetValue(i) switch
        {
            DBNull => "",
            bool yes => yes ? "1" : "0",
            Guid id => id.ToString().ToUpperInvariant(),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal sum => decimal.ToInt64(sum).ToString(CultureInfo.InvariantCulture),
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        }));
}
