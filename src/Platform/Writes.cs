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
            OneByOne(house.Writer ?? SqliteLine.Of(own), transaction, Runs(house.Model, rows));
            return;
        }

        await house.Database.OpenConnectionAsync(cancel);
        try
        {
            await InOneTrip(house.Database.GetDbConnection(), transaction, Runs(house.Model, rows), cancel);
        }
        finally
        {
            await house.Database.CloseConnectionAsync();
        }
    }

    static async Task InOneTrip(
        DbConnection connection, DbTransaction? transaction, IEnumerable<Run> runs, CancellationToken cancel)
    {
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

    /// <summary>New neighbours of one type, in order: a row may refer to one before. An amended row is alone.</summary>
    static IEnumerable<Run> Runs(IModel model, List<Write> rows)
    {
        var shapes = Shapes.GetOrCreateValue(model);
        var all = rows.ToArray().AsMemory();
        for (int from = 0, to; from < rows.Count; from = to)
        {
            var (first, type) = (rows[from], rows[from].Row.GetType());
            for (to = from + 1; !first.Amends && to < rows.Count && to - from < MostRows; to++)
            {
                if (rows[to].Amends || rows[to].Row.GetType() != type)
                {
                    break;
                }
            }

            yield return new(shapes.GetOrAdd(type, t => RowShape.Of(model, t)), all[from..to], first.Amends);
        }
    }

    readonly record struct Run(RowShape Shape, ReadOnlyMemory<Write> Rows, bool Amends);
}
