using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Vehicles;

namespace Wheelhouse.Products;

/// <summary>What happens when a rule is broken.</summary>
public enum RuleAct
{
    /// <summary>The deal stops.</summary>
    Block,

    /// <summary>A person must look.</summary>
    Warn,

    /// <summary>It enters a return.</summary>
    Report,

    /// <summary>Evidence must be there first.</summary>
    Gate,

    /// <summary>The house does it by itself.</summary>
    Auto,
}

/// <summary>A rule with its parameter for a span of days: data, never a constant.</summary>
/// <param name="Id">As in <c>R-LTV-01</c>; several rows of one id follow each other in time or differ by
/// licence.</param>
/// <param name="Parameter">The limit; null where the rule is yes or no.</param>
/// <param name="Unit">Of the parameter: <c>share</c>, <c>months</c>, <c>rate</c>, <c>days</c>, …</param>
/// <param name="Licences">To which licences it applies; empty is all.</param>
/// <param name="Mark">Evidence: V the text was read; N a secondary source; G general knowledge, unverified.</param>
/// <param name="Checked">Whether <see cref="IRuleBook.Check"/> checks it; the others are shown, or held
/// elsewhere.</param>
public sealed record RuleRow(
    string Id, decimal? Parameter, string? Unit, DateOnly? ValidFrom, DateOnly? ValidTo, string Jurisdiction,
    IReadOnlyList<LicenceKind> Licences, string Where, Text Says, string Source, char Mark, RuleAct Act, bool Checked)
{
    /// <summary>False: the screens badge it "unverified source" until a person confirms it.</summary>
    public bool Verified => Mark == 'V';

    public bool IsOn(DateOnly day) =>
        (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}

/// <summary>What a rule says of a deal; only a block stops it.</summary>
public enum RuleVerdict
{
    Pass,
    Warn,
    Block,
}

/// <summary>What a rule says of a deal.</summary>
/// <param name="Actual">As people read it: <c>82.00%</c>, <c>60</c>; null where the rule is yes or no.</param>
public sealed record RuleCheck(
    string Rule, RuleVerdict Verdict, Text Says, string? Actual, string? Limit, bool Verified, string Source);

/// <summary>What the rules need to know of a deal. A fact that is not known yet (null) leaves its rules
/// unchecked.</summary>
/// <param name="Price">The price of the vehicle, net of subsidies and extras.</param>
/// <param name="Valuation">An appraiser's value; for used vehicles.</param>
/// <param name="Financed">The principal, financed fees included.</param>
/// <param name="AnnualisedCost">All costs over principal outstanding, simple (China's annualised rate); must be known
/// to offer.</param>
/// <param name="LiveFinance">Whether another live finance stands on the VIN.</param>
/// <param name="SignatureVerifies">Whether the signature fits the document.</param>
/// <param name="HasExtras">Whether something is financed besides the car.</param>
public sealed record DealFacts(
    Money Price, Money Financed, int Months, VehicleCondition Condition, Powertrain Powertrain, VehicleUse Use,
    Money? Valuation = null, Rate? AnnualisedCost = null, LicenceKind? Licence = null, bool DealerLoan = false,
    Money? Commission = null, string? Vin = null, bool? LiveFinance = null, bool? AddOnsPreselected = null,
    bool? SignatureVerifies = null, string? Maker = null, int? VehicleAgeMonths = null,
    FinanceFamily Family = FinanceFamily.Loan, bool HasExtras = false);

/// <summary>The dated rules the house knows, and what they say of a deal.</summary>
public interface IRuleBook
{
    /// <summary>The rows in force on a day, by id.</summary>
    IReadOnlyList<RuleRow> On(DateOnly day);

    /// <summary>The rules of classification and staging in force on a day; make them once a night, not once an
    /// agreement.</summary>
    CreditRules Credit(DateOnly day);

    /// <summary>The rules that limit what a deal may cost a year, of those that apply to it on that day; their
    /// parameter is a rate.</summary>
    IReadOnlyList<RuleRow> CostCaps(DealFacts facts, DateOnly day);

    /// <summary>Checks every rule that applies to the deal on that day; pure.</summary>
    IReadOnlyList<RuleCheck> Check(DealFacts facts, DateOnly day);
}
