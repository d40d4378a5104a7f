using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Origination;

/// <summary>How a contract has gone that came of an application.</summary>
/// <param name="Bad">Written off, or non-performing today: over ninety days past due or so classified.</param>
public sealed record Conduct(Id<Application> Application, bool Bad);

/// <summary>Somebody who services contracts, and knows how they have gone.</summary>
public interface IConduct
{
    /// <summary>Of those applications that became contracts he services; the others are left out.</summary>
    /// <param name="made">Contracts paid out in these days, both included.</param>
    Task<IReadOnlyList<Conduct>> Of(
        Id<Organisation> lender, DateOnly made, DateOnly until, CancellationToken cancel);
}
