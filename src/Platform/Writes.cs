using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Wheelhouse.Platform;

/// <summary>One row to be written past the change tracker.</summary>
/// <param name="Amends">Changes the row of this key and version; otherwise it is a new one.</param>
readonly record struct Write(object Row, bool Amends);

/// <summary>What a unit of work writes past the change tracker, in the order of the calls.</summary>
/// <remarks>
/// Measured: a payment adds nine rows and changes one, and tracking, ordering and translating them cost more than
/// everything else it does. New neighbours of one table share a statement. PostgreSQL takes all statements in one round
/// trip that is a transaction of its own; SQLite takes them one by one, prepared.
/// </remarks>
static class Writes
{
    /// <summary>Rows of one table in one statement; beyond that the next one begins.</summary>
    const int MostRows = 40;

    static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, RowShape>> Shapes = [];

    /// <summary>Writes them on the house's connection, in its transaction where it has one.</summary>
    /// <exception cref="LostRaceException">A row to be amended has another version by now.</exception>
    internal static async Task Save(House house, List<Write> rows, CancellationToken cancel)
    {
        var transaction = house.Database.CurrentTransaction?.GetDbTransaction();
        if (house.Database.GetDbConnection() is SqliteConnection own)
        {
            OneByOne(house.Writer ?? SqliteLine.Of(own), transaction, Runs(house.Model, rows, bulk: false));
            return;
        }

        await house.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = (NpgsqlConnection)house.Database.GetDbConnection();
            var few = new List<Run>();
            foreach (var run in Runs(house.Model, rows, bulk: true))
            {
                if (!run.IsBulk)
                {
                    few.Add(run);
                    continue;
                }

                await InOneTrip(connection, transaction, few, cancel);
                few.Clear();
                await BulkWrites.Save(connection, run.Shape, run.Rows, cancel);
            }

            await InOneTrip(connection, transaction, few, cancel);
        }
        finally
        {
            await house.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Whether some are so many that PostgreSQL takes them in several statements, which need a
    /// transaction.</summary>
    internal static bool AreMany(House house, List<Write> rows) =>
        rows.Count >= BulkWrites.LeastChanged && Runs(house.Model, rows, bulk: true).Any(run => run.IsBulk);

    static async Task InOneTrip(
        DbConnection connection, DbTransaction? transaction, List<Run> runs, CancellationToken cancel)
    {
        if (runs.Count == 0)
        {
            return;
        }

        await using var batch = connection.CreateBatch();
        await using var maker = connection.CreateCommand();
        batch.Transaction = transaction;
        foreach (var run in runs)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = run.Amends ? Guarded(run.Shape.Amend) : run.Shape.Insert(run.Rows.Length);
            run.Shape.Fill(maker, command.Parameters, run.Rows.Span, named: false);
            batch.BatchCommands.Add(command);
        }

        try
        {
            await batch.ExecuteNonQueryAsync(cancel);
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw new LostRaceException("a row has another version");
        }
    }

    /// <summary>Fails where nothing was changed, within the trip: a batch commits before we could count.</summary>
    static string Guarded(string amend) => $"with amended as ({amend} returning 1) select 1 / count(*) from amended";

    static void OneByOne(SqliteLine line, DbTransaction? transaction, IEnumerable<Run> runs)
    {
        foreach (var run in runs)
        {
            var text = run.Amends ? run.Shape.Amend : run.Shape.Insert(run.Rows.Length);
            var changed = line.Change(text, transaction, command =>
                run.Shape.Fill(command, command.Parameters, run.Rows.Span, named: true));
            if (run.Amends && changed == 0)
            {
                throw new LostRaceException("a row has another version");
            }
        }
    }

    /// <summary>Neighbours of one type, in order: a row may refer to one before. Of few that are amended each stands
    /// alone.</summary>
    static IEnumerable<Run> Runs(IModel model, List<Write> rows, bool bulk)
    {
        var shapes = Shapes.GetOrCreateValue(model);
        var all = rows.ToArray().AsMemory();
        for (int from = 0, to; from < rows.Count; from = to)
        {
            var (amends, type) = (rows[from].Amends, rows[from].Row.GetType());
            to = from + 1;
            var end = bulk ? rows.Count : Math.Min(rows.Count, from + MostRows);
            while (to < end && rows[to].Amends == amends && rows[to].Row.GetType() == type)
            {
                to++;
            }

            var isBulk = bulk && to - from >= (amends ? BulkWrites.LeastChanged : BulkWrites.LeastNew);
            if (!isBulk)
            {
                to = Math.Min(to, from + (amends ? 1 : MostRows));
            }

            yield return new(shapes.GetOrAdd(type, t => RowShape.Of(model, t)), all[from..to], amends, isBulk);
        }
    }

    readonly record struct Run(RowShape Shape, ReadOnlyMemory<Write> Rows, bool Amends, bool IsBulk);
}
