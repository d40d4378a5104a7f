using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using System.Data.Common;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>A column of encrypted fields, declared by the module that owns it, so that rotation reaches it.</summary>
/// <param name="Key">The column of the table's key.</param>
/// <param name="Field">The name the values are bound to (<see cref="IFieldCipher.Encrypt"/>).</param>
sealed record EncryptedColumn(string Table, string Key, string Column, string Field);

/// <summary>Declares encrypted columns.</summary>
public static class EncryptedColumns
{
    public static IServiceCollection AddEncryptedColumns(
        this IServiceCollection services, string table, string key, params (string Column, string Field)[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var (column, field) in columns)
        {
            services.AddSingleton(new EncryptedColumn(table, key, column, field));
        }

        return services;
    }
}

/// <summary>Brings encrypted fields to a new key: the face of <c>keys rotate</c>.</summary>
public interface IFieldRotation
{
    /// <summary>Makes a new key the active one, then does as <see cref="Resume"/>.</summary>
    /// <returns>How many fields were encrypted anew.</returns>
    Task<long> Rotate(CancellationToken cancel);

    /// <summary>Encrypts anew what is not under the active key. Stopped in the middle, it goes on where it
    /// was.</summary>
    /// <returns>How many fields were encrypted anew; 0 when nothing is left to do.</returns>
    Task<long> Resume(CancellationToken cancel);
}

/// <remarks>
/// Each batch is a transaction of its own. A field that somebody changes in the meantime is left to him: the update
/// names the old text, and his new one is under the active key already.
/// </remarks>
sealed class FieldRotation(
    IDbContextFactory<House> houses, IEnumerable<EncryptedColumn> columns, FieldCipher cipher, KeyRing ring,
    WriteGate gate, TimeProvider clock) : IFieldRotation
{
    const int Batch = 500;

    public async Task<long> Rotate(CancellationToken cancel)
    {
        var key = ring.Rotate();
        await using (var house = await houses.CreateDbContextAsync(cancel))
        {
            house.Add(Recorder.Row(default, CanonicalRecord.OfHouse("RotateKeys", key, clock.GetUtcNow())));
            await gate.Save(house, cancel);
        }

        return await Resume(cancel);
    }

    public async Task<long> Resume(CancellationToken cancel)
    {
        var total = 0L;
        foreach (var column in columns)
        {
            object? last = null;
            do
            {
                var from = last;
                (last, var done) = await gate.Enter(() => Once(column, from, cancel), cancel);
                total += done;
            }
            while (last is not null);
        }

        return total;
    }

    /// <returns>The last key of the batch, or null when there was none; and how many fields were changed.</returns>
    async Task<(object? Last, int Done)> Once(EncryptedColumn column, object? from, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        await using var transaction = await house.Database.BeginTransactionAsync(cancel);
        var batch = await Old(house, transaction.GetDbTransaction(), column, from, cancel);
        var done = 0;
        foreach (var (key, old) in batch)
        {
            await using var update = Command(
                house, transaction.GetDbTransaction(),
                $"update {column.Table} set {column.Column} = @new "
                + $"where {column.Key} = @key and {column.Column} = @old");
            Bind(update, "@new", cipher.Encrypt(column.Field, cipher.Decrypt(column.Field, old)));
            Bind(update, "@key", key);
            Bind(update, "@old", old);
            done += await update.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(CancellationToken.None); // nobody calls a commit off half-way
        return (batch.Count == 0 ? null : batch[^1].Key, done);
    }

    async Task<List<(object Key, string Text)>> Old(
        House house, DbTransaction transaction, EncryptedColumn column, object? from, CancellationToken cancel)
    {
        var after = from is null ? "" : $"and {column.Key} > @from ";
        await using var select = Command(
            house, transaction,
            $"select {column.Key}, {column.Column} from {column.Table} "
            + $"where {column.Column} not like @active {after}order by {column.Key} limit {Batch}");
        Bind(select, "@active", $"{FieldCipher.Prefix(ring.ActiveId)}%");
        if (from is not null)
        {
            Bind(select, "@from", from);
        }

        var rows = new List<(object, string)>();
        await using var reader = await select.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add((reader.GetValue(0), reader.GetString(1)));
        }

        return rows;
    }

    static DbCommand Command(House house, DbTransaction transaction, string text)
    {
        var command = house.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        return command;
    }

    static void Bind(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
