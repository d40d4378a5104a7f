using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>What is left of a portfolio when its plan is lived: every row but the moments at which it was
/// written.</summary>
static class Remains
{
    static readonly string[] Queries =
    [
        "select * from servicing_accounts",
        "select agreement, sequence, value_date, booked_on, body, channel, note from servicing_events",
        "select * from servicing_standings",
        "select * from servicing_accruals",
        "select e.subject, e.value_date, e.booked_on, l.account, sum(l.amount) from ledger_lines l "
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
                    all.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                        Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
                }
            }

            await rows.Database.CloseConnectionAsync();
            all.Sort(StringComparer.Ordinal);
            return (IReadOnlyList<string>)all;
        });
}
