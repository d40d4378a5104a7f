using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>Terms and events to the state of a lease: a pure function.</summary>
/// <remarks>Events count from their value dates, so it does not matter in which order they are given, and a back-dated
/// event is no special case. Events after the as-of day do not count.</remarks>
public static class LeaseFold
{
    /// <summary>The state at the end of a day.</summary>
    /// <exception cref="ArgumentException">Terms or events are nonsense; <see cref="TryFold"/> says it as a
    /// refusal.</exception>
    public static LeaseState Fold(LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly asOf) =>
        TryFold(terms, events, asOf).Match(
            static state => state,
            static wrong => throw new ArgumentException($"{wrong.Code}: {wrong.Sentence}"));

    /// <summary>The state at the end of a day, or what is wrong with the terms or the events.</summary>
    public static Outcome<LeaseState> TryFold(LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly asOf) =>
        TryWalk(terms, events, asOf).Select(walk => State(walk, terms, asOf));

    internal static Outcome<LeaseWalk> TryWalk(LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if ((terms.Check() is [var first, ..] ? first : LeaseEventsCheck.First(terms, events)) is { } wrong)
        {
            return wrong;
        }

        return terms.Class == LeaseClass.Operating
            ? LeaseWalk.Through(terms, events, asOf, null)
            : InvestmentPath.OfTerm(terms, terms.EndValue).Select(path => LeaseWalk.Through(terms, events, asOf, path));
    }

    internal static LeaseState State(LeaseWalk walk, LeaseTerms terms, DateOnly asOf)
    {
        var matching = Matching.Of(walk.Rows, walk.Credits, terms.Currency, asOf);
        var rows = matching.Rows;
        var open = rows.Where(row => row.Payer == Payer.Lessee && row.Outstanding.IsPositive).ToList();
        var owedNow = open.Where(row => row.DueDate <= asOf && walk.Status != LeaseStatus.Agreed).ToList();
        var book = walk.Book;
        var deposit = -book.Balance(LeaseAccount.Deposits);
        var bookedOpen = matching.BookedOutstanding;
        return new()
        {
            AsOf = asOf,
            Status = walk.Status == LeaseStatus.Running && asOf >= walk.TermEnd ? LeaseStatus.AtEnd : walk.Status,
            TermEnd = walk.TermEnd,
            EndedOn = walk.EndedOn,
            Rows = rows,
            Allocations = matching.Allocations,
            DueNow = Money.Sum(owedNow.Select(row => row.Outstanding), terms.Currency),
            OverdueAmount = Money.Sum(
                owedNow.Where(row => row.DueDate < asOf).Select(row => row.Outstanding), terms.Currency),
            DaysPastDue = owedNow.Count > 0 ? asOf.DayNumber - owedNow[0].DueDate.DayNumber : 0,
            GuarantorOwes = book.Balance(LeaseAccount.Guarantor),
            Credit = matching.CreditOf(Payer.Lessee),
            Carrying = walk.Books.Carrying,
            Income = -(book.Balance(LeaseAccount.FinanceIncome) + book.Balance(LeaseAccount.LeaseIncome)),
            Accrual = walk.EndedOn is null ? walk.Books.AccrualFrom(asOf) : AccrualLine.None(asOf),
            DepositHeld = deposit,
            ImplicitRate = (walk.Books as FinanceBooks)?.Path?.Annual,
            Entries = book.Entries,
            Balances = book.Balances,
            IsClosed = walk.EndedOn is not null && bookedOpen.IsZero && deposit.IsZero
                && matching.CreditOf(Payer.Lessee).IsZero && matching.CreditOf(Payer.Guarantor).IsZero,
        };
    }
}
