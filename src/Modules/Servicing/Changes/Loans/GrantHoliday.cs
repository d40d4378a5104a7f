using Wheelhouse.Lending;
using static Wheelhouse.Trust.Permission;

namespace Wheelhouse.Servicing.Changes.Loans;

/// <summary>Some instalments, from the next one due on or after a day, are not paid.</summary>
public sealed record GrantHoliday(
    int Instalments, HolidayInterest Interest = HolidayInterest.Carried, bool ExtendsTerm = true) : LoanChange
{
    internal static ChangeKind Card { get; } = new(
        "holiday", Family.Loan, new("还款假期", "Payment holiday"), TermsChange, When.Owing, Second: true, Ahead: true,
        CustomerAsks: true);

    internal override ChangeKind Kind => Card;

    internal override LoanEvent Event(LoanAccount loan, Stamp stamp) =>
        new HolidayGranted(stamp.Sequence, stamp.ValueDate, stamp.BookedOn, Instalments, Interest, ExtendsTerm);
}
