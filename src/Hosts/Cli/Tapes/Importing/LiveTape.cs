using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Portfolio;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes.Loans;
using Wheelhouse.Servicing.Payments;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>Lives a tape day by day: what happened, what was reported, the close.</summary>
/// <param name="first">The first due day of each loan by our terms.</param>
sealed class LiveTape(
    TapeHouse house, Agenda agenda, Unplaced unplaced, IReadOnlyDictionary<string, Id<Agreement>> agreements,
    IReadOnlyDictionary<string, DateOnly> first)
{
    /// <summary>What was booked, by what it is.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>From the take-over through a day; days that are closed only tell what was done on them.</summary>
    public async Task Run(
        DateOnly on, DateOnly end, ILookup<DateOnly, ReportedBalance> reported, TextWriter messages,
        CancellationToken cancel)
    {
        var today = await house.Today(cancel);
        for (var day = on; day <= end; day = day.AddDays(1))
        {
            cancel.ThrowIfCancellationRequested();
            var deeds = agenda.On(day).Where(d => agreements.ContainsKey(d.Loan.Number))
                .OrderBy(d => d.Kind).ThenBy(d => d.Loan.Number, StringComparer.Ordinal).ToList();
            await Change(day, deeds.Where(d => d.Kind < DeedKind.Payment), cancel);
            await Pay(day, [.. deeds.Where(d => d.Kind == DeedKind.Payment)], cancel);
            await Change(day, deeds.Where(d => d.Kind > DeedKind.Payment), cancel);
            var balances = reported[day].OrderBy(b => b.Agreement).ToList();
            if (balances.Count > 0)
            {
                await house.Report(day, balances, cancel);
            }

            if (day >= today)
            {
                await house.Close(day, cancel);
                if (day.AddDays(1).Day == 1)
                {
                    await messages.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture, $"wheelhouse: tape import: {day:yyyy-MM} is closed"));
                }
            }
        }
    }

    async Task Pay(DateOnly day, IReadOnlyList<TapeDeed> deeds, CancellationToken cancel)
    {
        if (deeds.Count == 0)
        {
            return;
        }

        var answers = await house.Pay(day, [.. deeds.Select(Payment)], cancel);
        foreach (var (deed, refused) in deeds.Zip(answers))
        {
            Note(deed, day, refused, "payments");
        }

        // what is beyond all that is owed stays the customer's: the last payment of a tape may be more than our books
        IncomingPayment Payment(TapeDeed deed) => new(
            deed.Loan.Number, agreements[deed.Loan.Number], Cents(deed), day, PaymentChannel.Transfer, Cents(deed));
    }

    async Task Change(DateOnly day, IEnumerable<TapeDeed> deeds, CancellationToken cancel)
    {
        foreach (var deed in deeds)
        {
            var (id, note) = (agreements[deed.Loan.Number], $"tape {deed.Loan.Number}");
            var (what, refused) = deed.Kind switch
            {
                DeedKind.RateChange => ("rateChanges", await house.Change(
                    id, day, new ChangeRate(deed.Rate!.Value) { On = day, Note = note }, cancel)),
                DeedKind.Extension => ("extensions", await house.ChangeByTwo(
                    id, day, new DeferDueDate(Later(deed, day)) { On = day, Note = note }, cancel)),
                DeedKind.Payoff => ("payoffs", await house.Settle(id, day, note, cancel)),
                DeedKind.Removal => ("boughtBack", await house.Settle(id, day, note, cancel)),
                DeedKind.Loss => ("chargeOffs", await house.ChangeByTwo(
                    id, day, new ChargeOff { On = day, Note = note }, cancel)),
                DeedKind.Recovery => ("recoveries", await house.Change(
                    id, day, new Recover(Cents(deed)) { On = day, Note = note }, cancel)),
                DeedKind.Payment => throw new InvalidOperationException("Payments are booked by the day."),
            };
            Note(deed, day, refused, what);
        }
    }

    /// <summary>The day to which the instalment that is due next is put off.</summary>
    DateOnly Later(TapeDeed deed, DateOnly day)
    {
        var before = deed.Loan with { Extensions = [.. deed.Loan.Extensions.Where(e => e.First < day)] };
        return TapeCourse.Dues(before, first[deed.Loan.Number]).First(due => due >= day).AddMonths(deed.Months);
    }

    void Note(TapeDeed deed, DateOnly day, string? refused, string what)
    {
        if (refused is null)
        {
            Counts[what] = Counts.GetValueOrDefault(what) + 1;
        }
        else
        {
            unplaced.Add(deed.Loan, day, what, deed.Amount, refused);
        }
    }

    static Money Cents(TapeDeed deed) => new(deed.Amount, Currency.Usd);
}
