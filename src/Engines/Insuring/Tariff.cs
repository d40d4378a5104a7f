using Wheelhouse.Kernel;

namespace Wheelhouse.Insuring;

/// <summary>What a policy pays for.</summary>
/// <param name="ClaimShare">Of the claims that the frequency counts, how many fall on this cover; a claim may fall on
/// several.</param>
/// <param name="ClaimCost">What a claim costs on average, apart from <paramref name="ValueShare"/>.</param>
/// <param name="ValueShare">What a claim costs beside it, as a share of the car's value: own damage rises with it,
/// liability does not.</param>
public sealed record Cover(string Id, Text Says, decimal ClaimShare, Money ClaimCost, decimal ValueShare = 0);

/// <summary>A step of a bonus-malus table.</summary>
/// <param name="YearsWithoutClaim">At least so many years without a claim, where <paramref name="Claims"/> is 0.
/// </param>
/// <param name="Claims">At least so many claims in the year past.</param>
public sealed record BonusMalusStep(int YearsWithoutClaim, int Claims, decimal Factor);

/// <summary>What past claims do to the premium.</summary>
/// <param name="Verified">Whether the text that the source names was read.</param>
public sealed record BonusMalus(IReadOnlyList<BonusMalusStep> Steps, string Source, bool Verified)
{
    /// <summary>The step of a history: by claims where there were any, else by the years without.</summary>
    public BonusMalusStep Of(int yearsWithoutClaim, int claims) => claims > 0
        ? Steps.Where(step => step.Claims <= claims && step.YearsWithoutClaim == 0).MaxBy(step => step.Claims)!
        : Steps.Where(step => step.Claims == 0 && step.YearsWithoutClaim <= yearsWithoutClaim)
            .MaxBy(step => step.YearsWithoutClaim)!;

    internal string? Wrong() =>
        !Steps.Contains(Steps.FirstOrDefault(step => step is { YearsWithoutClaim: 0, Claims: 0 }))
            ? "the bonus-malus table needs a step for no years and no claims"
        : Steps.Any(step => step.Factor is <= 0 or > 10 || step.YearsWithoutClaim < 0 || step.Claims < 0
            || step is { YearsWithoutClaim: > 0, Claims: > 0 })
            ? "a bonus-malus step has years or claims, and a factor above 0 and at most 10"
        : Steps.DistinctBy(step => (step.YearsWithoutClaim, step.Claims)).Count() < Steps.Count
            ? "a bonus-malus step stands once"
        : Falls(Steps.Where(step => step.Claims == 0).OrderByDescending(step => step.YearsWithoutClaim)
            .Concat(Steps.Where(step => step.Claims > 0).OrderBy(step => step.Claims)))
            ? "whoever claims more pays no less"
        : null;

    static bool Falls(IEnumerable<BonusMalusStep> steps)
    {
        var factors = steps.Select(step => step.Factor).ToList();
        return factors.Zip(factors.Skip(1)).Any(pair => pair.First > pair.Second);
    }
}

/// <summary>What is taken off for a car of new energy (electric, plug-in hybrid, fuel cell).</summary>
/// <param name="Share">Of the premium: 0.05 takes off 5 %.</param>
public sealed record NewEnergyDiscount(decimal Share, Text Says, string Source, bool Verified);

/// <summary>How much a finding on the way of driving weighs.</summary>
/// <param name="Factor"><c>night</c> and <c>fast</c> are shares of the way, <c>harsh</c> events on 100 km.</param>
/// <param name="Effect">What one whole unit of the finding adds to the claim rate: 0.5 for <c>night</c> says that a
/// way driven only at night has one and a half times the claims; from 0, so that worse driving never pays less.
/// </param>
/// <param name="Most">A finding above this counts as this: one wild month is not extrapolated.</param>
public sealed record ScoreWeight(string Factor, decimal Effect, decimal Most);

/// <summary>How a premium follows use.</summary>
/// <param name="FixedShare">Of the premium: for a car that stands.</param>
/// <param name="Weights">What the findings weigh.</param>
/// <param name="Expected">The relativity of the average driver, by which a driver's is divided.</param>
/// <param name="LeastFactor">What the way of driving multiplies the rate per kilometre by, at the least; up to 1.
/// </param>
/// <param name="MostFactor">The same at the most; from 1.</param>
/// <param name="HalfCredibleKilometres">K of Z = km / (km + K). Duval, Boucher and Pigeon (2021) found nothing more to
/// learn after 4 000 km: K = 1 000 has Z = 0.8 there.</param>
/// <param name="AverageKilometres">A year, of the cars whose claims the frequency counts: who drives as much pays by
/// use what he would pay plainly. Not what a holder declares, else who declares more would pay less for each.</param>
public sealed record UsagePart(
    decimal FixedShare, IReadOnlyList<ScoreWeight> Weights, decimal Expected, decimal LeastFactor, decimal MostFactor,
    decimal HalfCredibleKilometres, decimal AverageKilometres)
{
    internal string? Wrong() =>
        FixedShare is < 0 or >= 1 ? "the fixed share must be from 0 to below 1"
        : LeastFactor is <= 0 or > 1 || MostFactor is < 1 or > 5 ? "the score's factor must be held around 1"
        : Expected is <= 0 or > 100 ? "the average driver's relativity must be above 0"
        : HalfCredibleKilometres is <= 0 or > 1_000_000 ? "half credibility needs kilometres"
        : AverageKilometres is <= 0 or > Risk.MostKilometres ? "the average car drives some kilometres a year"
        : Weights.Any(one => string.IsNullOrWhiteSpace(one.Factor) || one.Effect is < 0 or > 10
            || one.Most is < 0 or > 1_000)
            || Weights.DistinctBy(one => one.Factor).Count() < Weights.Count
            ? "a weight stands once by its factor, with an effect from 0 to 10 and a most from 0 to 1000"
        : null;
}

/// <summary>In how many parts a premium may be paid, and what that costs.</summary>
/// <param name="Count">1, 2, 4 or 12.</param>
/// <param name="Surcharge">Of the premium: 0.02 adds 2 %.</param>
public sealed record InstalmentPlan(int Count, decimal Surcharge);

/// <summary>What is wrong with a tariff, and where.</summary>
public sealed record TariffFault(string At, string Says);

/// <summary>How an insurer rates a car: a dated, immutable version.</summary>
/// <param name="ExpenseShare">Of the premium: what does not go to claims.</param>
/// <param name="LeastPremium">No premium is below this; its currency is the tariff's.</param>
/// <param name="Usage">Null where no usage-based premium is offered.</param>
/// <param name="ClaimLimit">A claim above this needs a second person's approval.</param>
/// <param name="IsDemonstration">Whether its figures are made up to show the product, and no insurer's.</param>
public sealed record Tariff(
    string Id, int Version, DateOnly ValidFrom, DateOnly? ValidTo, Text Says, FrequencyModel Frequency,
    IReadOnlyList<Cover> Covers, decimal ExpenseShare, BonusMalus BonusMalus, NewEnergyDiscount? NewEnergy,
    Money LeastPremium, UsagePart? Usage, IReadOnlyList<InstalmentPlan> Instalments, Money ClaimLimit,
    bool IsDemonstration = false)
{
    public Currency Currency => LeastPremium.Currency;

    /// <summary>As in <c>ancheng-motor/3</c>.</summary>
    public string Name => $"{Id}/{Version}";

    public bool IsOn(DateOnly day) => ValidFrom <= day && (ValidTo is not { } to || day <= to);

    public InstalmentPlan? Plan(int count) => Instalments.FirstOrDefault(plan => plan.Count == count);

    /// <summary>All that is wrong with the tariff; empty where it can be used.</summary>
    public IReadOnlyList<TariffFault> Check()
    {
        (string At, string? Says)[] found =
        [
            ("tariff", string.IsNullOrWhiteSpace(Id) || Version < 1 ? "it needs an id and a version from 1" : null),
            ("validTo", ValidTo < ValidFrom ? "it ends before it begins" : null),
            ("frequency", Frequency.Base is <= 0 or > 10 ? "the base must be above 0 and at most 10 a year" : null),
            ("frequency", Frequency.Factors.DistinctBy(factor => factor.Name).Count() < Frequency.Factors.Count
                ? "a factor stands once" : null),
            .. Frequency.Factors.Select(factor => ($"frequency.{factor.Name}", factor.Wrong())),
            ("covers", Covers.Count == 0 || Covers.DistinctBy(cover => cover.Id).Count() < Covers.Count
                ? "it needs covers, each with an id of its own" : null),
            .. Covers.Select(cover => ($"covers.{cover.Id}", Wrong(cover))),
            ("expenseShare", ExpenseShare is < 0 or >= 1 ? "it must be from 0 to below 1" : null),
            ("bonusMalus", BonusMalus.Wrong()),
            ("newEnergy", NewEnergy?.Share is < 0 or >= 1 ? "the discount must be from 0 to below 1" : null),
            ("leastPremium", LeastPremium.IsNegative ? "it is below zero" : null),
            ("usage", Usage?.Wrong()),
            ("instalments", WrongPlans()),
            ("claimLimit", ClaimLimit.IsNegative || ClaimLimit.Currency != Currency
                ? "it must be zero or more, in the tariff's currency" : null),
        ];
        return [.. found.Where(one => one.Says is not null).Select(one => new TariffFault(one.At, one.Says!))];
    }

    string? Wrong(Cover cover) =>
        cover.ClaimShare is <= 0 or > 1 ? "the share of claims must be above 0 and at most 1"
        : cover.ClaimCost.IsNegative || cover.ClaimCost.Currency != Currency || cover.ValueShare is < 0 or > 1
            ? "a claim's cost must be zero or more, in the tariff's currency, and a share of value from 0 to 1"
        : null;

    string? WrongPlans() =>
        Plan(1) is not { Surcharge: 0 } ? "paying at once must be offered, without a surcharge"
        : Instalments.Any(plan => plan.Count is not (1 or 2 or 4 or 12) || plan.Surcharge is < 0 or > 1)
            || Instalments.DistinctBy(plan => plan.Count).Count() < Instalments.Count
            ? "plans have 1, 2, 4 or 12 parts, once each, and a surcharge from 0 to 1"
        : null;
}
