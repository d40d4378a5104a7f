using Microsoft.EntityFrameworkCore;
using System.Security.Cryptography;
using System.Text;
using Wheelhouse.Platform;

namespace Wheelhouse.Kit;

/// <summary>Looks at every table of a house as the database has it, past all filters.</summary>
public static class Tables
{
    /// <summary>How many rows each table has and a digest of what stands in them, by name: equal prints, equal
    /// tables.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Print(House house)
    {
        var prints = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, rows) in await Rows(house))
        {
            rows.Sort(StringComparer.Ordinal);
            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows)));
            prints[table] = $"{rows.Count} rows, {Convert.ToHexStringLower(digest.AsSpan(0, 8))}";
        }

        return prints;
    }

    /// <summary>Every row of every table, a line each: to look for what must not stand there.</summary>
    public static async Task<string> Text(House house) =>
        string.Join('\n', (await Rows(house)).SelectMany(table => table.Rows));

    static async Task<List<(string Table, List<string> Rows)>> Rows(House house)
    {
        ArgumentNullException.ThrowIfNull(house);
        var tables = new List<(string, List<string>)>();
        await house.Database.OpenConnectionAsync();
        foreach (var table in house.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            await using var command = house.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(i => Cell(reader.GetValue(i)));
                rows.Add(string.Join('|', cells));
            }

            tables.Add((table, rows));
        }

        await house.Database.CloseConnectionAsync();
        return tables;
    }

    static string Cell(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
