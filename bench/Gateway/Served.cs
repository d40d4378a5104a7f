using Npgsql;
using Wheelhouse.Kit;
using Wheelhouse.Platform;

namespace Wheelhouse.GatewayBench;

/// <summary>Where devices send to.</summary>
interface IHouse : IAsyncDisposable
{
    /// <summary>The devices' numbers; the code of each is <c>bench</c>.</summary>
    IReadOnlyList<ulong> Phones { get; }

    int Port { get; }

    /// <summary>Of the process in which the gateway is.</summary>
    int ProcessId { get; }

    /// <summary>Reports in the table.</summary>
    Task<long> Kept();

    /// <summary>Lets the database stand still.</summary>
    Task Stall(TimeSpan time);
}

/// <summary>The shipped server in a process of its own, with devices in cars of a lender and their consents: a report
/// goes through everything that becomes of one.</summary>
sealed class Served(ServedHouse house, IReadOnlyList<ulong> phones, string connection) : IHouse
{
    public IReadOnlyList<ulong> Phones => phones;

    public int Port => house.Server.Door("JT/T 808");

    public int ProcessId => house.Process.ProcessId;

    internal static async Task<Served> Open(int connections)
    {
        var house = await ServedHouse.Open(
            postgres: true, "--Gateway:Jt808", "0", "--Gateway:ConnectionsPerAddress", "100000",
            "--Gateway:AtOnce", "10000");
        await using var premises = house.Inspect(new(TimeProvider.System.GetUtcNow()), FoundFleet.Register);
        var cars = await FoundFleet.Found(premises, house.Founders.Actor("haiyue", Role.Admin), connections);
        var served = new Served(
            house, [.. cars.Select(c => c.Phone)], DatabaseChoice.Parse(house.Database).Connection);
        await served.Ask("update telematics_devices set code_hash = sha256('bench'); analyze");
        return served;
    }

    public Task<long> Kept() => Ask("select count(*) from telematics_positions");

    /// <summary>By a lock that no write comes past, and no read; taken in the order in which the house takes its own.
    /// </summary>
    public async Task Stall(TimeSpan time)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var transaction = await open.BeginTransactionAsync();
        await using var take = new NpgsqlCommand(
            "lock table telematics_devices, telematics_positions in access exclusive mode", open, transaction);
        await take.ExecuteNonQueryAsync();
        await Task.Delay(time);
        await transaction.RollbackAsync();
    }

    async Task<long> Ask(string statement)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(statement, open);
        return await command.ExecuteScalarAsync() as long? ?? 0;
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
