using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;

namespace Wheelhouse.Simulation.Laws;

/// <summary>An agreement's stored state is what its events replay to; the journal holds just its position.</summary>
public static class AgreementLaws
{
    /// <summary>Of all agreements of a lender.</summary>
    public static Task<IReadOnlyList<string>> Check(
        Premises premises, Id<Organisation> lender, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        return premises.In(Actor.OfHouse(lender), provider => ServicingLaws.Check(
            provider.GetRequiredService<House>(), provider.GetRequiredService<IJournal>(), cancel));
    }

    /// <summary>Of some of them.</summary>
    public static Task<IReadOnlyList<string>> Check(
        Premises premises, Id<Organisation> lender, IReadOnlyList<Id<Agreement>> agreements, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(premises);
        return premises.In(Actor.OfHouse(lender), provider => ServicingLaws.Check(
            provider.GetRequiredService<House>(), provider.GetRequiredService<IJournal>(), agreements, cancel));
    }
}
