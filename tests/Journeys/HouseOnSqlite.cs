using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests;

/// <summary>One served house on SQLite for all tests of a class.</summary>
public sealed class HouseOnSqlite : IAsyncLifetime
{
    ServedHouse? house;

    public ServedHouse House => house ?? throw new InvalidOperationException("The house is not open yet.");

    public async ValueTask InitializeAsync() =>
        house = await ServerHere.Open(postgres: false, "--SignInsPerMinute", "10000");

    public ValueTask DisposeAsync() => house?.DisposeAsync() ?? ValueTask.CompletedTask;
}
