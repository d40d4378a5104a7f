using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Simulation.Days;
using Wheelhouse.Simulation.Founding;

namespace Wheelhouse.Simulation.Laws;

/// <summary>Books balance, state is what events replay to, the audit log is whole, strangers see nothing.</summary>
/// <remarks>Every law is asked daily of a part that rotates, and of all once a quarter and on the last day.</remarks>
sealed class WorldLaws(Town town)
{
    const int AgreementsADay = 2;

    const int TypesOneIn = 6;

    const int FullEvery = 91;

    readonly List<(Id<Organisation> Lender, Id<Agreement> Agreement)> watched = [];

    int next;

    internal void Watch(Id<Organisation> lender, Id<Agreement> agreement) => watched.Add((lender, agreement));

    internal async Task CheckSome(DateOnly day)
    {
        var number = day.DayNumber - town.Plan.FirstDay.DayNumber;
        if ((number + 1) % FullEvery == 0)
        {
            await CheckAll();
            return;
        }

        var breaches = new List<string>();
        for (var i = 0; i < AgreementsADay && watched.Count > 0; i++)
        {
            var (lender, agreement) = watched[next++ % watched.Count];
            breaches.AddRange(await AgreementLaws.Check(town.Premises, lender, [agreement], town.Cancel));
        }

        breaches.AddRange(await StrangerLaws.Check(town.Premises, Lookers, TypesOneIn, number, town.Cancel));
        Throw(breaches);
    }

    internal async Task CheckAll()
    {
        var breaches = new List<string>();
        breaches.AddRange(await BookLaws.Check(town.Premises, town.Cancel));
        foreach (var lender in Cast.Lenders.Select(l => town.Founders.Organisation(l.Key)))
        {
            breaches.AddRange(await AgreementLaws.Check(town.Premises, lender, town.Cancel));
        }

        breaches.AddRange(await AuditLaws.Check(town.Premises, town.Cancel));
        breaches.AddRange(await StrangerLaws.Check(town.Premises, Lookers, 1, 0, town.Cancel));
        Throw(breaches);
    }

    /// <summary>One of every organisation, and two customers.</summary>
    IReadOnlyList<Actor> Lookers =>
    [
        .. town.Founders.Everybody.DistinctBy(a => a.Organisation),
        .. town.Signed.Values.Select(v => v.Customer).Take(2),
    ];

    void Throw(List<string> breaches)
    {
        if (breaches.Count > 0)
        {
            throw new WorldBreachException(town.Plan, town.Today, breaches);
        }
    }
}
