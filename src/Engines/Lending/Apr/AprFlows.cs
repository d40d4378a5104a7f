using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>An amount at a whole number of unit-periods plus a fraction of one after the term begins.</summary>
/// <param name="Amount">Major units, not negative.</param>
/// <param name="UnitPeriods">Full unit-periods, <c>t</c> of appendix J.</param>
/// <param name="Fraction">Odd part of a unit-period, <c>f</c> of appendix J: at least 0 and below 1.</param>
public readonly record struct UnitPeriodFlow(decimal Amount, int UnitPeriods, decimal Fraction = 0m);

/// <summary>An amount at a whole number of months after the first advance.</summary>
/// <param name="Amount">Major units, not negative.</param>
public readonly record struct MonthFlow(decimal Amount, int Month);

/// <summary>An amount on a day.</summary>
/// <param name="Amount">Major units, not negative.</param>
public readonly record struct DayFlow(decimal Amount, DateOnly Day);

/// <summary>How an annual percentage rate is made from a rate of one period.</summary>
public enum AprMethod
{
    /// <summary>Nominal: unit-period rate times unit-periods a year (12 CFR 1026, appendix J).</summary>
    UsActuarial,

    /// <summary>Effective: one year's growth less one (Directive 2008/48/EC, annex I).</summary>
    Eu,

    /// <summary>Effective, the same equation (FCA handbook, CONC App 1.2).</summary>
    Uk,

    /// <summary>Effective on actual days over 365, as spreadsheets do.</summary>
    Xirr,

    /// <summary>Nominal: twelve times the monthly rate (PBoC announcement 2021 no. 3, simple interest).</summary>
    ChinaSimple,

    /// <summary>Effective: twelve months' growth less one (PBoC announcement 2021 no. 3, compound interest).</summary>
    ChinaCompound,
}

/// <summary>An annual percentage rate and what it was made of, so that a screen can say why.</summary>
/// <param name="Annual">The rate a year.</param>
/// <param name="PerPeriod">The rate of one period that balances advances and payments, a fraction.</param>
/// <param name="PeriodsPerYear">How many of those periods make a year: 12 months, 365 days, 24 semi-months.</param>
/// <param name="Advanced">Sum of the advances, major units.</param>
/// <param name="Paid">Sum of the payments, major units; the difference is the cost of credit.</param>
public sealed record AprAnswer(
    AprMethod Method, Rate Annual, decimal PerPeriod, int PeriodsPerYear, decimal Advanced, decimal Paid);
