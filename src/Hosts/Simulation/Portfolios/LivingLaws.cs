using Wheelhouse.Platform;
using Wheelhouse.Simulation.Laws;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>Holds a portfolio against all laws: those it worked on every day, and all of it once a quarter.</summary>
sealed class LivingLaws(
    Premises premises, PortfolioPlan plan, Visits visits, BankPost bank, Actor clerk, CancellationToken cancel)
{
    const int Every = 91;

    /// <summary>How many agreements were looked at, each time counted.</summary>
    internal long Checked { get; private set; }

    /// <summary>The laws of the agreements that had visits: so what breaks is found on its day.</summary>
    internal async Task Check(DateOnly day, IReadOnlyList<Life> some)
    {
        var breaches = new List<string>();
        breaches.AddRange(await AgreementLaws.Check(
            premises, clerk.Organisation, [.. some.Select(life => life.Agreement)], cancel));
        await Look(some, breaches);
        await Throw(day, breaches, some);
    }

    internal Task CheckQuarterly(DateOnly day, IReadOnlyCollection<Life> all) =>
        (day.DayNumber - plan.FirstDay.DayNumber + 1) % Every == 0 ? CheckAll(day, all, last: false)
            : Task.CompletedTask;

    /// <param name="last">The laws of the whole house too: the audit log is read from its first record on.</param>
    internal async Task CheckAll(DateOnly day, IReadOnlyCollection<Life> all, bool last)
    {
        var breaches = new List<string>();
        breaches.AddRange(await AgreementLaws.Check(premises, clerk.Organisation, cancel));
        breaches.AddRange(await BookLaws.Check(premises, cancel));
        breaches.AddRange(await bank.Check(cancel));
        await Look(all, breaches);
        if (last)
        {
            breaches.AddRange(await AuditLaws.Check(premises, cancel));
            breaches.AddRange(await StrangerLaws.Check(premises, [clerk], part: 1, first: 0, cancel));
        }

        await Throw(day, breaches, all);
    }

    async Task Look(IReadOnlyCollection<Life> some, List<string> breaches)
    {
        foreach (var life in some.OrderBy(life => life.Number))
        {
            breaches.AddRange(LifeLaws.Check(await visits.Look(life.Agreement, cancel)));
            Checked++;
        }
    }

    async Task Throw(DateOnly day, List<string> breaches, IReadOnlyCollection<Life> some)
    {
        if (breaches.Count == 0)
        {
            return;
        }

        var first = some.OrderBy(life => life.Number).FirstOrDefault(life => breaches.Exists(
            sentence => sentence.StartsWith($"{life.Paid.Number}:", StringComparison.Ordinal)));
        throw new PortfolioBreachException(
            plan, day, breaches,
            first is null ? null : await ShortestHistory.Of(premises, clerk, first.Agreement, cancel));
    }
}
