using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products.Rules;

/// <summary>What a rule measures of a deal.</summary>
enum Measure
{
    /// <summary>Financed over price; for a used vehicle over the lower of price and valuation.</summary>
    LoanToValue,
    Months,
    AnnualisedCost,

    /// <summary>Whether the annualised cost is known, so that it can be shown.</summary>
    CostShown,

    /// <summary>Commission over amount financed.</summary>
    CommissionShare,
    VinReads,
    VinFree,
    NoPreselection,
    SignatureVerifies,

    /// <summary>Whether it is no loan.</summary>
    NotLending,
}

/// <summary>To which deals a row applies; null is any.</summary>
sealed record RuleScope(
    VehicleCondition? Condition = null, IReadOnlyList<Powertrain>? Powertrains = null, VehicleUse? Use = null,
    bool? DealerLoan = null, IReadOnlyList<FinanceFamily>? Families = null)
{
    internal bool Holds(DealFacts facts) =>
        (Condition is null || Condition == facts.Condition)
        && (Powertrains is null || Powertrains.Contains(facts.Powertrain))
        && (Use is null || Use == facts.Use)
        && (DealerLoan is null || DealerLoan == facts.DealerLoan)
        && (Families is null || Families.Contains(facts.Family));
}

/// <summary>A row as it stands in <c>rules.json</c>: what is shown, what is measured, and cases that prove
/// it.</summary>
/// <param name="Evidence">Of a gate: what must be proved.</param>
sealed record RuleData(
    string Id, Text Says, string Source, char Mark, RuleAct Act, string Where, string Jurisdiction = "CN",
    decimal? Parameter = null, string? Unit = null, DateOnly? From = null, DateOnly? To = null,
    IReadOnlyList<LicenceKind>? Licences = null, Measure? Measure = null, RuleScope? Applies = null,
    IReadOnlyList<RuleCase>? Cases = null, Grade? Grade = null, IReadOnlyList<GradeCase>? Exposures = null,
    IReadOnlyList<EvidenceKind>? Evidence = null)
{
    internal RuleRow Row { get; } = new(
        Id, Parameter, Unit, From, To, Jurisdiction, Licences ?? [], Where, Says, Source, Mark, Act,
        Measure is not null);

    internal bool AppliesTo(DealFacts facts) =>
        (Licences is not { Count: > 0 } || (facts.Licence is { } licence && Licences.Contains(licence)))
        && (Applies?.Holds(facts) ?? true);

    internal static IReadOnlyList<RuleData> Read()
    {
        using var stream = typeof(RuleData).Assembly.GetManifestResourceStream("rules.json")!;
        return JsonSerializer.Deserialize<IReadOnlyList<RuleData>>(stream, Json.Wire)!;
    }
}

/// <summary>A case inside the data: these facts on this day give this verdict and these figures.</summary>
sealed record RuleCase(DateOnly On, DealFacts Facts, RuleVerdict Verdict, string? Actual = null, string? Limit = null);
