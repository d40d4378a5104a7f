using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing;

/// <summary>A loan that comes from another servicer, as it stands on the day it is taken over.</summary>
/// <param name="Number">Its number there; the organisation has a number once.</param>
/// <param name="Vin">Empty where it is not told.</param>
/// <param name="Terms">What is left of it: the principal is what is owed, and starts on the day through which its
/// interest is paid.</param>
/// <param name="OriginatedOn">When it was first paid out.</param>
public sealed record TakenOver(
    string Number, string Vin, Text Product, Text Model, LoanTerms Terms, DateOnly OriginatedOn);

/// <summary>What came of a batch of loans.</summary>
/// <param name="Known">Numbers the organisation had already; nothing was done with them.</param>
/// <param name="Agreements">All numbers of the batch with their agreements.</param>
public sealed record BookOpened(
    int Opened, int Known, IReadOnlyDictionary<string, Id<Agreement>> Agreements);

/// <summary>Takes a book of loans over from another servicer: accounts opened at what is owed, bought at that
/// price.</summary>
/// <remarks>Accounts, events and entries are those that single openings would have written, all in one transaction;
/// the whole batch is refused by the first loan that cannot be. The books of an organisation that has no agreements yet
/// are put on the day of the take-over.</remarks>
/// <param name="On">The day of the take-over, which is the business date afterwards.</param>
public sealed record OpenBook(DateOnly On, IReadOnlyList<TakenOver> Loans)
{
    const int LongestNumber = 40;

    /// <summary>The account of one loan, or what stands against it. Pure.</summary>
    internal static Outcome<Movement> Decide(Id<Organisation> organisation, TakenOver loan, DateOnly on)
    {
        if (loan.Number.Length is 0 or > LongestNumber || loan.Terms.Check() is { Count: > 0 })
        {
            return new Refusal(
                "servicing.take_over_unfit",
                $"Loan '{loan.Number}' has no number of 1 to {LongestNumber} characters, or terms of which no schedule "
                    + "can be made; correct it.",
                RefusalKind.Invalid, new RefusalValue("number", loan.Number));
        }

        if (loan.Terms.StartDate > on || loan.OriginatedOn > on)
        {
            return new Refusal(
                "servicing.take_over_ahead",
                $"Loan {loan.Number} begins after {on:O}; take it over on a later day.",
                RefusalKind.Invalid, new RefusalValue("number", loan.Number), Values.Of("on", on));
        }

        var deal = new Deal
        {
            Id = IdOf(organisation, loan.Number, on),
            Organisation = organisation,
            Number = loan.Number,
            Vin = loan.Vin,
            Product = loan.Product,
            Model = loan.Model,
            PaidOn = loan.OriginatedOn,
            Commission = Money.Zero(loan.Terms.Currency),
        };
        var contract = new LoanContract(deal) { Terms = loan.Terms, Subsidy = Money.Zero(loan.Terms.Currency) };
        var start = loan.Terms.StartDate;
        return Movement.Of(
            LoanAccount.Fold(contract, [], start), new Disbursed(1, start, on, loan.Terms.Principal), on,
            Narratives.TakenOver);
    }

    /// <summary>The same loan has the same id whenever it is taken over.</summary>
    static Id<Agreement> IdOf(Id<Organisation> organisation, string number, DateOnly on) =>
        Id<Agreement>.Named(new DateTimeOffset(on, TimeOnly.MinValue, TimeSpan.Zero), $"{organisation}/{number}");

    internal sealed class Handler(
        House house, Booking booking, IJournal journal, IBusinessDays days, Caller caller, IWork work,
        TimeProvider clock) : IHandle<OpenBook, BookOpened>
    {
        public async Task<Outcome<BookOpened>> Handle(OpenBook command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            work.About($"{me}/book/{command.On:O}");
            var numbers = command.Loans.Select(l => l.Number).ToList();
            var known = await house.Set<AgreementRow>().AsNoTracking()
                .Where(a => a.Organisation == me && numbers.Contains(a.Number))
                .ToDictionaryAsync(a => a.Number, a => a.Id, cancel);
            var opened = new Dictionary<string, Movement>(StringComparer.Ordinal);
            foreach (var loan in command.Loans.Where(l => !known.ContainsKey(l.Number)))
            {
                var decided = Decide(me, loan, command.On);
                if (!decided.IsDone)
                {
                    return decided.Refused!;
                }

                opened[loan.Number] = decided.Value;
            }

            return opened.Count > 0 && (await Day(me, command.On, cancel) ?? await Keep(me, [.. opened.Values], cancel))
                is { } refused
                ? refused
                : new BookOpened(opened.Count, known.Count, opened
                    .Select(o => KeyValuePair.Create(o.Key, o.Value.After.Contract.Id)).Concat(known)
                    .ToDictionary(StringComparer.Ordinal));
        }

        /// <summary>Puts new books on the day; others must be on it.</summary>
        async Task<Refusal?> Day(Id<Organisation> me, DateOnly on, CancellationToken cancel)
        {
            if (!await house.Set<AgreementRow>().AnyAsync(a => a.Organisation == me, cancel))
            {
                return (await days.Advance(me, on, cancel)).Refused;
            }

            var today = await days.Of(me, cancel);
            return today == on ? null : new(
                "servicing.take_over_day",
                $"The books are on {today:O}; a book is taken over on the day they are on.",
                RefusalKind.Conflict, Values.Of("today", today));
        }

        async Task<Refusal?> Keep(Id<Organisation> me, IReadOnlyList<Movement> opened, CancellationToken cancel)
        {
            var chart = await journal.Open(me, Chart.Lender, cancel);
            if (!chart.IsDone)
            {
                return chart.Refused;
            }

            var pools = await house.Set<PoolRow>().Where(p => p.Organisation == me).Select(p => p.Key)
                .ToListAsync(cancel);
            var added = opened.Select(m => PoolRow.Of(m.After.Contract)).OfType<PoolRow>().DistinctBy(p => p.Key)
                .Where(p => !pools.Contains(p.Key));
            var at = clock.GetUtcNow();
            foreach (var row in added.Concat<object>(opened.Select(m => AgreementRow.Of(m.After.Contract)))
                .Concat(opened.Select(m => AccountRow.Of(m.After)))
                .Concat(opened.Select(m => booking.Row(m, at))))
            {
                house.Append(row);
            }

            var posted = await journal.PostMany(me, [.. opened.Select(Booking.ToPosting)], at, cancel);
            return posted.Refused;
        }
    }
}
