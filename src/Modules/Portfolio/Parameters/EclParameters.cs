using System.Text.Json;
using Wheelhouse.CreditRisk;
using Wheelhouse.Platform;

namespace Wheelhouse.Portfolio;

/// <summary>A row of roll rates for as long as the own book has too few of them, in ten-thousandths.</summary>
public sealed record PriorRoll(RollState From, IReadOnlyDictionary<RollState, int> To);

/// <summary>A scenario as it stands in the data; numbers as text, so that no reader makes binary fractions of
/// them.</summary>
/// <param name="Weight">Its probability; those of a set add up to 1.</param>
/// <param name="HazardMultiplier">On every month's chance of default.</param>
/// <param name="LossMultiplier">On the loss given default.</param>
public sealed record EclScenario(string Name, string Weight, string HazardMultiplier, string LossMultiplier);

/// <summary>What the expected credit loss of a span of days is computed with: data, dated and sourced.</summary>
/// <param name="Mark">Evidence: V read, N a secondary source, G the house's own or general knowledge.</param>
/// <param name="LookBackMonths">Of how many closed months the own roll rates are taken.</param>
/// <param name="LeastObserved">From so many agreements in a row of the matrix on, the own rates count; below it the
/// prior ones.</param>
/// <param name="HorizonMonths">How far a life is looked at.</param>
/// <param name="LossGivenDefault">A fraction, for as long as the own book tells none.</param>
/// <param name="LossFloor">A fraction: the loss given default is never taken lower.</param>
public sealed record EclParameters(
    DateOnly? From, DateOnly? To, string Source, char Mark, int LookBackMonths, int LeastObserved, int HorizonMonths,
    string LossGivenDefault, string LossFloor, IReadOnlyList<EclScenario> Scenarios,
    IReadOnlyList<PriorRoll> PriorRolls)
{
    /// <summary>False: the screens badge it "unverified source" until a person confirms it.</summary>
    public bool Verified => Mark == 'V';

    static readonly IReadOnlyList<EclParameters> Rows = Read();

    /// <summary>Those in force on a day.</summary>
    internal static EclParameters On(DateOnly day) =>
        Rows.Single(p => (p.From is not { } from || from <= day) && (p.To is not { } to || day <= to));

    internal IReadOnlyList<Scenario> ToScenarios() =>
    [
        .. Scenarios.Select(s => new Scenario(
            s.Name, Number(s.Weight), Number(s.HazardMultiplier), Number(s.LossMultiplier))),
    ];

    /// <summary>The own rates where a row has enough of them, else the prior ones.</summary>
    internal RollMatrix Blend(RollMatrix own)
    {
        var blended = new RollMatrix();
        for (var from = RollState.Current; !from.IsDefault(); from++)
        {
            var enough = own.Total(from, RollMeasure.Count) >= LeastObserved;
            var prior = PriorRolls.FirstOrDefault(p => p.From == from)?.To;
            for (var to = RollState.Current; to <= RollState.PaidOff; to++)
            {
                blended.Add(
                    from, to, enough ? own.Balance(from, to) : prior?.GetValueOrDefault(to) ?? 0,
                    enough ? own.Count(from, to) : prior?.GetValueOrDefault(to) ?? 0);
            }
        }

        return blended;
    }

    internal static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    static IReadOnlyList<EclParameters> Read()
    {
        using var stream = typeof(EclParameters).Assembly.GetManifestResourceStream("parameters.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<EclParameters>>(stream, Json.Wire)!;
    }
}
