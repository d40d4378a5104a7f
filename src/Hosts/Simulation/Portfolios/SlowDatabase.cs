using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using System.Data.Common;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>A database that takes its time: one statement in so many waits some milliseconds before it runs.</summary>
/// <remarks>Who reads and then writes is overtaken by others meanwhile; what comes of it must be the same.</remarks>
public sealed class SlowDatabase(int seed) : DbCommandInterceptor
{
    const int OneIn = 20;

    const int MostMilliseconds = 8;

    readonly Dice dice = new((ulong)seed);

    readonly Lock guard = new();

    /// <summary>How many statements were made to wait.</summary>
    public int Waits { get; private set; }

    /// <summary>Puts it before the database of a house.</summary>
    public void Register(IServiceCollection services) =>
        services.ConfigureDbContext<House>(options => options.AddInterceptors(this));

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        await Wait(cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        await Wait(cancellationToken);
        return result;
    }

    Task Wait(CancellationToken cancel)
    {
        lock (guard)
        {
            if (dice.Between(1, OneIn) > 1)
            {
                return Task.CompletedTask;
            }

            Waits++;
            return Task.Delay(dice.Between(1, MostMilliseconds), cancel);
        }
    }
}
