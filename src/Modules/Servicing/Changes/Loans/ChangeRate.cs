using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>Another rate holds from a day on, that day included; the instalment is found anew.</summary>
public sealed record ChangeRate(Rate AnnualRate) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "rateChange", Family.Loan, new("利率调整", "Rate change"), TermsChange, When.Owing, Ahead: true);

    internal override ChangeKind Kind => Card;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => RateOn(loan, on) == AnnualRate
        ? new(
            "servicing.rate_unchanged", $"{AnnualRate} holds on {on:O} already; give another rate or day.",
            RefusalKind.Conflict, Values.Of("rate", AnnualRate))
        : null;

    /// <summary>The rate that holds on a day: of the latest change on or before it, else of the terms.</summary>
    internal static Rate RateOn(LoanAccount loan, DateOnly day) => loan.Events
        .Where(one => one.ValueDate <= day && RateOf(one) is not null && loan.ReversalOf(one.Sequence) is null)
        .OrderBy(one => one.ValueDate).ThenBy(one => one.Sequence)
        .Select(RateOf).LastOrDefault() ?? loan.Terms.AnnualRate;

    static Rate? RateOf(LoanEvent one) => one switch
    {
        RateChanged changed => changed.AnnualRate,
        Restructured restructured => restructured.AnnualRate,
        BalloonRefinanced refinanced => refinanced.AnnualRate,
        _ => null,
    };

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new RateChanged(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, AnnualRate);
}
