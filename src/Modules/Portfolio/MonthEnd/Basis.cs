using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;

namespace Wheelhouse.Portfolio.MonthEnd;

/// <summary>What losses of one currency are expected by.</summary>
/// <param name="Rolls">Own roll rates where there are enough, else prior ones.</param>
/// <param name="LossGivenDefault">A fraction, before the scenarios.</param>
/// <param name="OwnLosses">Whether the own book told it.</param>
sealed record Ground(
    RollMatrix Rolls, decimal LossGivenDefault, bool OwnLosses, DefaultCurve[] Curves, LossRates[] Rates)
{
    /// <summary>From the months that were closed before.</summary>
    /// <param name="lost">What charged-off agreements lost of what they owed in default; null while there are too
    /// few.</param>
    internal static Ground Of(EclParameters parameters, RollMatrix own, decimal? lost)
    {
        var rolls = parameters.Blend(own);
        var loss = Math.Max(
            EclParameters.Number(parameters.LossFloor), lost ?? EclParameters.Number(parameters.LossGivenDefault));
        var scenarios = parameters.ToScenarios();
        DefaultCurve[] curves =
        [
            .. Enum.GetValues<RollState>().Select(state =>
                TermStructure.ByPowers(rolls, state, parameters.HorizonMonths, RollMeasure.Count)),
        ];
        return new(rolls, loss, lost is not null, curves, [.. curves.Select(c => LossRates.Of(c, loss, scenarios))]);
    }
}

/// <summary>What is the same for every agreement of a month end.</summary>
/// <param name="Month">The last day of the month.</param>
/// <param name="Since">The month end before; the first day there is, for the first.</param>
sealed record Basis(
    DateOnly Month, DateOnly Since, CreditRules Rules, EclParameters Parameters,
    IReadOnlyDictionary<Currency, Ground> Grounds)
{
    /// <summary>The day on which the month's last day is over: what fell due on that and was not paid is
    /// late.</summary>
    internal DateOnly Day => Month.AddDays(1);
}
