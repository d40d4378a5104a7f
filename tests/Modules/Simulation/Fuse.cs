using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Simulation;

namespace Wheelhouse.Modules.Tests.Simulation;

/// <summary>Cuts the power before the n-th row that the database is to write, whichever table it is of, and then
/// before another.</summary>
/// <remarks>Triggers, so that no way of writing goes past them. What the cut transaction had written is gone with
/// it.</remarks>
sealed class Fuse(TestHouse house, Dice dice)
{
    const string Cut = "power cut by the fuse";

    internal int Cuts { get; set; }

    internal async Task Install()
    {
        await Do("create table fuse (rows_left integer)");
        await Do("insert into fuse values (100)");
        var tables = await house.Read(house.Newcomer(Role.Regulator), rows => Task.FromResult(
            rows.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().ToList()));
        foreach (var table in tables)
        {
            foreach (var deed in new[] { "insert", "update", "delete" })
            {
                await Do(
                    $"create trigger fuse_{deed}_{table} before {deed} on {table} begin "
                    + "update fuse set rows_left = rows_left - 1; "
                    + $"select raise(abort, '{Cut}') where (select rows_left from fuse) = 0; end");
            }
        }
    }

    /// <summary>Whether it was the fuse; then it is set anew, somewhere in what comes.</summary>
    internal async Task<bool> Blown(Exception? failure)
    {
        if (failure is not null && !failure.ToString().Contains(Cut, StringComparison.Ordinal))
        {
            return false;
        }

        Cuts++;
        await Do(string.Create(CultureInfo.InvariantCulture, $"update fuse set rows_left = {dice.Between(1, 90)}"));
        return true;
    }

    /// <summary>Does something to the database past the house.</summary>
    internal static Task<int> Do(TestHouse house, string sql) => house.Read(
        house.Newcomer(Role.Regulator), rows => rows.Database.ExecuteSqlRawAsync(sql));

    Task<int> Do(string sql) => Do(house, sql);
}
