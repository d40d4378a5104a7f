using Microsoft.EntityFrameworkCore;
using System.Text;
using Wheelhouse.Platform;

namespace Wheelhouse.Kit;

/// <summary>Looks at every table of a house as the database has it, past all filters.</summary>
public static class Tables
{
    /// <summary>How many rows each table has, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Count(House house)
    {
        ArgumentNullException.ThrowIfNull(house);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        await house.Database.OpenConnectionAsync();
        foreach (var table in Names(house))
        {
            await using var command = house.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select count(*) from {table}";
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(), provider: null);
        }

        await house.Database.CloseConnectionAsync();
        return counts;
    }

    /// <summary>Every value of every row, a line each: to look for what must not stand there.</summary>
    public static async Task<string> Text(House house)
    {
        ArgumentNullException.ThrowIfNull(house);
        var text = new StringBuilder();
        await house.Database.OpenConnectionAsync();
        foreach (var table in Names(house))
        {
            await using var command = house.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    text.Append(reader.GetValue(i)).Append('\n');
                }
            }
        }

        await house.Database.CloseConnectionAsync();
        return text.ToString();
    }

    static IEnumerable<string> Names(House house) =>
        house.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct(StringComparer.Ordinal);
}
