using System.Collections.Concurrent;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Days;

/// <summary>What the town heard of and has not taken up yet.</summary>
sealed class News
{
    internal ConcurrentQueue<PayoutConfirmed> PaidOut { get; } = new();
}

/// <summary>Hears that a dealer was paid: the customer drives away and will have to pay.</summary>
sealed class Listening(News news) : IHear<PayoutConfirmed>
{
    public Task<Outcome<Unit>> Hear(PayoutConfirmed fact, CancellationToken cancel)
    {
        news.PaidOut.Enqueue(fact);
        return Task.FromResult<Outcome<Unit>>(default(Unit));
    }
}
