using Npgsql;
using NpgsqlTypes;
using Wheelhouse.Gateway;

namespace Wheelhouse.GatewayBench;

/// <summary>Keeps reports on PostgreSQL: COPY into a staging table, then what is new into the table, in one durable
/// commit.</summary>
sealed class CopyStore : IReportStore, IAsyncDisposable
{
    readonly NpgsqlConnection connection;

    CopyStore(NpgsqlConnection connection) => this.connection = connection;

    internal static async Task<CopyStore> Open(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await Execute(connection, """
            create table positions (
                device text not null, at bigint not null, latitude integer not null, longitude integer not null,
                speed integer not null, alarms bigint not null, status bigint not null, primary key (device, at));
            create temporary table arrived (like positions) on commit delete rows
            """);
        return new(connection);
    }

    public async Task Keep(IReadOnlyList<ReceivedReport> reports, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy arrived from stdin (format binary)", cancel))
        {
            foreach (var report in reports)
            {
                var position = report.Position;
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(report.Device, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(position.Seconds!.Value, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(position.LatitudeMicro, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync(position.LongitudeMicro, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync((int)position.SpeedTenths, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync((long)position.Alarms, NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync((long)position.Statuses, NpgsqlDbType.Bigint, cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        await Execute(connection, "insert into positions select * from arrived on conflict do nothing");
        await transaction.CommitAsync(cancel);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    static async Task Execute(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
