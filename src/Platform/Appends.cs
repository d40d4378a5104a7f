using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Wheelhouse.Platform;

/// <summary>Rows that a unit of work only adds, written past the change tracker in the order of adding.</summary>
/// <remarks>
/// Measured: a payment adds nine rows and changes one, and tracking, ordering and translating the nine cost more than
/// everything else it does. The statements come from the model, so a column is named in one place still; neighbours of
/// one table share a statement, and PostgreSQL takes all of them in one round trip.
/// </remarks>
static class Appends
{
    /// <summary>Rows of one table in one statement; beyond that the next one begins.</summary>
    const int MostRows = 40;

    static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, InsertShape>> Shapes = [];

    /// <summary>Writes them on the house's connection, in its transaction.</summary>
    internal static async Task Write(House house, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        var connection = house.Database.GetDbConnection();
        var transaction = house.Database.CurrentTransaction?.GetDbTransaction();
        if (connection.CanCreateBatch)
        {
            await InOneTrip(connection, transaction, Runs(house.Model, rows), cancel);
        }
        else
        {
            await OneByOne(connection, transaction, Runs(house.Model, rows), cancel);
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
            command.CommandText = run.Shape.Statement(run.Rows.Count);
            run.Shape.Fill(maker, command.Parameters, run.Rows, named: false);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    static async Task OneByOne(
        DbConnection connection, DbTransaction? transaction, IEnumerable<Run> runs, CancellationToken cancel)
    {
        foreach (var run in runs)
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = run.Shape.Statement(run.Rows.Count);
            run.Shape.Fill(command, command.Parameters, run.Rows, named: true);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>Neighbours of one type, in order: a row may refer to one before it.</summary>
    static IEnumerable<Run> Runs(IModel model, IReadOnlyList<object> rows)
    {
        var shapes = Shapes.GetOrCreateValue(model);
        for (var from = 0; from < rows.Count;)
        {
            var type = rows[from].GetType();
            var run = new List<object>();
            for (; from < rows.Count && run.Count < MostRows && rows[from].GetType() == type; from++)
            {
                run.Add(rows[from]);
            }

            yield return new(shapes.GetOrAdd(type, t => InsertShape.Of(model, t)), run);
        }
    }

    readonly record struct Run(InsertShape Shape, List<object> Rows);
}
