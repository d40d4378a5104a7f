using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing;

/// <summary>The night of an organisation: the day that ends, and the one its books are on afterwards.</summary>
/// <param name="At">When the night began. Whatever it writes carries this instant, and ids made from it
/// (<see cref="Id{T}.Named"/>): a night that is killed and taken up again writes the same rows.</param>
public sealed record Night(Id<Organisation> Organisation, DateOnly Day, DateOnly Next, DateTimeOffset At);

/// <summary>How far a step has come.</summary>
/// <param name="Total">May grow while it runs; 0 where there is nothing to do.</param>
/// <param name="IsOver">The next step may begin.</param>
public readonly record struct NightProgress(int Done, int Total, bool IsOver = true);

/// <summary>Something that is done once all accounts of an organisation are on the new day, before its business date
/// moves.</summary>
/// <remarks>
/// Called in a command of its own until it is over: what it writes, and how far it says it came, are committed
/// together, so it goes on where it was. A refusal stops the night before the date moves; closing the day again asks
/// anew.
/// </remarks>
public interface INightStep
{
    /// <summary>In snake case, as in <c>direct_debits</c>: stored with the night, so never changed.</summary>
    string Name { get; }

    /// <summary>Lower ones first; accruals are booked at 100.</summary>
    int Order { get; }

    Text Title { get; }

    /// <param name="done">What the last call said; 0 at the first.</param>
    Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel);
}

/// <summary>How modules after Servicing add their steps.</summary>
public static class NightSteps
{
    public static IServiceCollection AddNightStep<TStep>(this IServiceCollection services)
        where TStep : class, INightStep => services.AddScoped<INightStep, TStep>();
}

/// <summary>Into how large partitions a night is cut.</summary>
/// <param name="Accounts">About so many accounts in one transaction: a kill loses no more work than that.</param>
sealed record NightSize(int Accounts)
{
    internal static readonly NightSize Usual = new(16_000);
}
