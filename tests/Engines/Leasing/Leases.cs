using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>Leases and figures in short words, for tests that are tables.</summary>
static class Leases
{
    /// <summary>10 000 for three yearly rentals of 3 000 in arrears, 3 380 left: exactly 10 % a year.</summary>
    internal static readonly LeaseTerms Small = new()
    {
        Kind = LeaseKind.DirectFinance,
        Class = LeaseClass.Finance,
        Price = Yuan(10_000),
        StartDate = Day("2025-01-01"),
        Rentals = 3,
        Rental = Yuan(3_000),
        Every = 12,
        UnguaranteedResidual = Yuan(3_380),
    };

    /// <summary>36 monthly rentals of 1 000 on a car of 30 000, bought at the end for 100.</summary>
    internal static readonly LeaseTerms Monthly = Small with
    {
        Price = Yuan(30_000),
        Rentals = 36,
        Rental = Yuan(1_000),
        Every = 1,
        UnguaranteedResidual = null,
        PurchaseCertain = true,
        TitlePasses = true,
        Exits = new(Buy: Yuan(100), CanReturn: false),
    };

    internal static LeaseState Fold(this LeaseTerms terms, string asOf, params string[] events) =>
        LeaseFold.Fold(terms, Events(terms, events), Day(asOf));

    /// <summary>Events in words: <c>pay 2026-01-01 3000</c>; the commencement comes of itself.</summary>
    internal static List<LeaseEvent> Events(LeaseTerms terms, params string[] events)
    {
        List<LeaseEvent> all = [new Commenced(0, terms.StartDate, terms.StartDate, 10)];
        foreach (var text in events)
        {
            var words = text.Split(' ');
            all.Add(Event(words, all.Count, Day(words[1]), words.Length > 2 ? Amount(words[2]) : null));
        }

        return all;
    }

    static LeaseEvent Event(string[] words, int at, DateOnly day, Money? amount) => words[0] switch
    {
        "pay" => new RentReceived(at, day, day, amount!.Value),
        "guarantor-pays" => new RentReceived(at, day, day, amount!.Value, Payer.Guarantor),
        "charge" => new LeaseCharged(at, day, day, "fine", amount!.Value, day),
        "review" => new ResidualReviewed(at, day, day, amount!.Value),
        "demand" => new Demanded(at, day, day),
        "accelerate" => new RentAccelerated(at, day, day),
        "extend" => new LeaseExtended(at, day, day),
        "return" => new CarReturned(at, day, day, amount!.Value),
        "buy" => new CarBought(at, day, day),
        "buyback" => new BuybackCalled(at, day, day),
        "arrears" => new LeaseTerminated(at, day, day, TerminationCause.Arrears, amount),
        "agree" => new LeaseTerminated(at, day, day, TerminationCause.Agreed, amount),
        "lost" => new LeaseTerminated(at, day, day, TerminationCause.TotalLoss, amount),
        "sell" => new CarSold(at, day, day, amount!.Value),
        "deposit" => new DepositUsed(at, day, day, amount!.Value),
        "refund" => new LeaseCreditRefunded(at, day, day, amount!.Value),
        "inspect" => new Inspected(
            at, day, day, int.Parse(words[2], CultureInfo.InvariantCulture), words[3..], day.AddDays(10)),
        "reverse" => new LeaseEventReversed(at, day, day, int.Parse(words[2], CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"'{words[0]}' is no event.", nameof(words)),
    };

    /// <summary>The accounts that are not zero, as in <c>Cash 3000.00, Lessee -3000.00</c>.</summary>
    internal static string Books(IReadOnlyDictionary<LeaseAccount, Money> balances) => string.Join(", ",
        balances.Where(one => !one.Value.IsZero).Select(one => $"{one.Key} {Text(one.Value)}"));

    /// <summary>The entries of a kind, a line each.</summary>
    internal static string Entries(LeaseState state, LeaseEntryKind kind) => string.Join("\n",
        state.Entries.Where(entry => entry.Kind == kind).Select(entry => $"{entry.Day:yyyy-MM-dd} "
            + string.Join(", ", entry.Lines.Select(line => $"{line.Account} {Text(line.Amount)}"))));

    internal static void Refused<T>(string code, Outcome<T> outcome) =>
        Xunit.Assert.Equal(code, outcome.Refused?.Code ?? "done");

    static Money? Amount(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? Yuan(amount) : null;
}
