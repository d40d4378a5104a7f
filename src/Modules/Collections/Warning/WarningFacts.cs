using Wheelhouse.Servicing.Views;
using Wheelhouse.Telematics;

namespace Wheelhouse.Collections.Warning;

/// <summary>All that a warning about one agreement is made of.</summary>
/// <param name="Late">Instalments that were paid late, ever.</param>
/// <param name="Reliefs">Concessions and plans of the last 12 months.</param>
sealed record WarningFacts(
    DateOnly Today, DateOnly? OldestDue, IReadOnlyList<LateInstalment> Late, int BouncedDebits, int BrokenPromises,
    int Reliefs, CarSigns Signs)
{
    /// <summary>So far back the past counts.</summary>
    internal const int Months = 12;

    /// <summary>With less than this in 30 days there is no past to compare with.</summary>
    const int LeastKm = 100;

    /// <summary>Pure: from what is known to the values of the factors.</summary>
    internal IReadOnlyDictionary<WarningFactor, Finding> Findings()
    {
        var since = Today.AddMonths(-Months);
        var late = Late.Where(l => l.PaidOn >= since).ToList();
        return new Dictionary<WarningFactor, Finding>
        {
            [WarningFactor.DaysPastDue] =
                Finding.Of(OldestDue < Today ? Today.DayNumber - OldestDue.Value.DayNumber : 0),
            [WarningFactor.WorstDaysLate] = Finding.Of(late.Select(l => l.Days).DefaultIfEmpty().Max()),
            [WarningFactor.LatePayments] = Finding.Of(late.Count),
            [WarningFactor.BouncedDebits] = Finding.Of(BouncedDebits),
            [WarningFactor.BrokenPromises] = Finding.Of(BrokenPromises),
            [WarningFactor.Relief] = Finding.Of(Reliefs),
            [WarningFactor.DaysSilent] = Of(s => s.DaysSilent),
            [WarningFactor.PowerCuts] = Of(s => s.PowerCuts),
            [WarningFactor.Removals] = Of(s => s.Removals),
            [WarningFactor.PledgePoints] = Of(s => s.PledgePoints),
            [WarningFactor.DaysStanding] = Of(s => s.DaysStanding),
            [WarningFactor.MileageChange] = Of(s => Change(s.KmOfLate, s.KmBefore)),
        };
    }

    /// <summary>By hand: 500 km after 1,000: -50.</summary>
    internal static int? Change(int? late, int? before) =>
        before >= LeastKm && late is { } now ? (int)((now - before.Value) * 100L / before.Value) : null;

    Finding Of(Func<CarSigns, int?> sign) => Signs.Absent switch
    {
        SignsAbsent.NoDevice => Finding.Not(FactorAbsent.NoDevice),
        SignsAbsent.NoConsent => Finding.Not(FactorAbsent.NoConsent),
        _ => Finding.Of(sign(Signs)),
    };
}
