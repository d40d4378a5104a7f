using Npgsql;
using System.Diagnostics;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.Applications;

/// <summary>What durable answers cost at least: one prepared row, committed, by as many callers.</summary>
static class Floor
{
    /// <returns>Rows a second.</returns>
    internal static async Task<double> Run(int callers, int rows)
    {
        await PostgresCluster.Execute("create database applications_floor");
        var address = DatabaseChoice.Parse(PostgresCluster.Address("applications_floor")).Connection;
        await using (var source = NpgsqlDataSource.Create(address))
        {
            await using (var create = source.CreateCommand(
                "create table floor (number bigint generated always as identity primary key, words text not null)"))
            {
                await create.ExecuteNonQueryAsync();
            }

            var start = Stopwatch.GetTimestamp();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, rows), new ParallelOptions { MaxDegreeOfParallelism = callers },
                async (_, cancel) =>
                {
                    await using var insert = source.CreateCommand(
                        "insert into floor (words) values ('one row, made durable')");
                    await insert.ExecuteNonQueryAsync(cancel);
                });
            return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }
}
