using Npgsql;
using System.Data.Common;

namespace Wheelhouse.Platform;

/// <summary>Rows by the thousand on PostgreSQL: new ones by COPY, changed ones by COPY beside the table and one update
/// from there.</summary>
/// <remarks>
/// In the transaction that is open. Measured on a table of 1,000,000 rows: a set update from a staged copy costs a
/// third of as many single updates. Rows and versions are those that <see cref="Writes"/> would write one by one.
/// </remarks>
static class BulkWrites
{
    /// <summary>New rows of one table at once from which a COPY pays.</summary>
    internal const int LeastNew = 200;

    /// <summary>Changed rows of one table at once from which a staged update pays.</summary>
    internal const int LeastChanged = 20;

    /// <summary>The staged rows are few beside their table, and each is found by its key: nobody reads a million rows
    /// to change five thousand, as the planner would have it who takes a page by key for four in order.</summary>
    const string ByKey = "set local random_page_cost = 1";

    /// <exception cref="LostRaceException">A row to be amended has another version by now.</exception>
    internal static async Task Save(
        NpgsqlConnection connection, RowShape shape, ReadOnlyMemory<Write> rows, CancellationToken cancel)
    {
        if (!rows.Span[0].Amends)
        {
            await Copy(connection, shape, shape.Table, rows, cancel);
            return;
        }

        await Do(connection, $"{shape.Stage}; {ByKey}", cancel);
        await Copy(connection, shape, RowShape.StageName, rows, cancel);
        var changed = await Do(connection, shape.AmendFromStage, cancel);
        await Do(connection, $"drop table {RowShape.StageName}", cancel);
        if (changed != rows.Length)
        {
            throw new LostRaceException("a row has another version");
        }
    }

    static async Task Copy(
        NpgsqlConnection connection, RowShape shape, string table, ReadOnlyMemory<Write> rows, CancellationToken cancel)
    {
        var text = shape.CopyInto(table, rows.Span[0].Amends);
        await using var importer = await connection.BeginBinaryImportAsync(text, cancel);
        Rows(importer, shape, rows.Span, cancel);
        await importer.CompleteAsync(CancellationToken.None); // nobody calls it off once all is sent
    }

    /// <summary>Synchronously: the importer fills a buffer, and only now and then waits for the network.</summary>
    static void Rows(
        NpgsqlBinaryImporter importer, RowShape shape, ReadOnlySpan<Write> rows, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            shape.Copy(row, importer);
        }
    }

    static async Task<int> Do(DbConnection connection, string text, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
