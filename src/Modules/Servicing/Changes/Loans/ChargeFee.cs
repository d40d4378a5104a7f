using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>A fee or a penalty that is not in the terms: a copy, mileage, damage.</summary>
public sealed record ChargeFee(string Code, Money Amount, Component Component = Component.Fee) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "charge", Family.Loan, new("另行收费", "Charge"), ChargeMake, When.Owing);

    internal override ChangeKind Kind => Card;

    const int LongestCode = 40;

    internal override Refusal? Check(LoanAccount loan, DateOnly on) => Entering.CheckAmount(loan, Amount)
        ?? (Code.Length is 0 or > LongestCode || !Code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new(
                "servicing.charge_code", $"Name the charge by a code of 1 to {LongestCode} letters and digits.",
                RefusalKind.Invalid)
            : null);

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new Charged(
            stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Code, Amount, Component);
}
