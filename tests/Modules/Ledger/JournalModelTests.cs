using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Ledger.Balances;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>
/// Generated sequences of postings, completions, voids and reversals, with retries among them, give the balances that a
/// plain list gives: on every day, by both bases, and as known on every earlier day.
/// </summary>
public sealed class JournalModelTests
{
    const int Days = 6;

    static readonly string[] Accounts = ["bank", "bank.clearing", "loans.principal", "interest.income", "suspense"];

    [Theory]
    [InlineData(false, 1), InlineData(false, 2), InlineData(false, 3), InlineData(false, 4), InlineData(false, 5)]
    [InlineData(true, 6), InlineData(true, 7)]
    public async Task Balances_are_those_of_a_plain_list(bool postgres, int seed)
    {
        await using var books = await BooksOnTest.Open(postgres);
        var random = new Random(seed);
        var model = new Model();
        for (var step = 0; step < 60; step++)
        {
            var day = step * Days / 60;
            var (expected, answered) = await Step(books, model, random, step, day);
            Assert.True(expected == answered, $"Seed {seed}, step {step}: {expected} expected, {answered} said.");
        }

        foreach (var day in AllDays())
        {
            var balances = await books.House.In(books.Lender, p => BalanceSums.Of(
                p.GetRequiredService<House>(), books.Lender.Organisation, day, null,
                TestContext.Current.CancellationToken));
            foreach (var account in Accounts)
            {
                var (balance, pending) = model.Sum(account, day);
                var found = balances.SingleOrDefault(b => b.Account == account);
                Assert.True(
                    (balance, pending) == (found?.Balance.MinorUnits ?? 0, found?.Pending.MinorUnits ?? 0),
                    $"Seed {seed}, {account}, {day}: {(balance, pending)} expected, {found} found.");
            }
        }
    }

    static IEnumerable<BalanceDay> AllDays() =>
        from asOf in Enumerable.Range(0, Days)
        from day in Enumerable.Range(0, Days).Select(known => new BalanceDay(Day(asOf), BalanceBasis.Value, Day(known)))
            .Append(new(Day(asOf), BalanceBasis.Value)).Append(new(Day(asOf)))
        select day;

    static async Task<(string? Expected, string? Answered)> Step(
        BooksOnTest books, Model model, Random random, int step, int day)
    {
        var org = books.Lender.Organisation;
        var key = model.Keys.Count == 0 || random.Next(3) == 0 ? $"k{step}" : model.Keys[random.Next(model.Keys.Count)];
        switch (random.Next(6))
        {
            case 0:
                return (model.Resolve(key, Model.Kind.Completion, $"{key}/completed", day), Code(await books.Do(
                    async (journal, cancel) => (await journal.Complete(org, key, Day(day), cancel)).Select(_ => ""))));
            case 1:
                return (model.Resolve(key, Model.Kind.Void, $"{key}/voided", day), Code(await books.Do(
                    async (journal, cancel) => (await journal.Void(org, key, Day(day), cancel)).Select(_ => ""))));
            case 2:
                var newKey = random.Next(4) == 0 ? key : $"{key}/r{random.Next(2)}";
                return (model.Resolve(key, Model.Kind.Reversal, newKey, day), Code(await books.Do(
                    async (journal, cancel) =>
                        (await journal.Reverse(org, key, newKey, Day(day), new("冲正", "Reversal"), cancel))
                        .Select(_ => ""))));
            default:
                var posting = Some(random, $"k{step}", day);
                var again = random.Next(4) == 0;
                if (again)
                {
                    Assert.True((await books.Post(posting)).IsDone);
                }

                return (model.Post(posting), Code(await books.Post(posting)));
        }
    }

    static Posting Some(Random random, string key, int day)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4))
            .Select(_ => new Line(Accounts[random.Next(Accounts.Length)], new(random.Next(1, 1000), Currency.Cny)))
            .ToList();
        lines.Add(new(Accounts[random.Next(Accounts.Length)], -Money.Sum(lines.Select(l => l.Amount), Currency.Cny)));
        return new(
            key, Day(random.Next(day + 1)), Day(day), new("测试", "A test"), "agr_1", lines,
            random.Next(3) == 0 ? PostingMode.Pending : PostingMode.Posted);
    }

    static DateOnly Day(int number) => new DateOnly(2026, 1, 5).AddDays(number);

    static string? Code(Outcome<string> outcome) => outcome.Refused?.Code;

    /// <summary>The journal as a plain list, and sums by going through it.</summary>
    sealed class Model
    {
        readonly List<Booked> entries = [];

        internal enum Kind
        {
            Posted,
            Pending,
            Completion,
            Void,
            Reversal,
        }

        internal List<string> Keys { get; } = [];

        internal string? Post(Posting posting)
        {
            Add(new(
                posting.Key, posting.Mode == PostingMode.Pending ? Kind.Pending : Kind.Posted, posting.ValueDate,
                posting.BookedOn, null, posting.Lines));
            return null;
        }

        internal string? Resolve(string key, Kind how, string newKey, int day)
        {
            if (entries.Find(e => e.Key == key) is not { } target)
            {
                return "ledger.no_such_entry";
            }

            var fits = how == Kind.Reversal
                ? target.Kind is Kind.Posted or Kind.Completion
                : target.Kind == Kind.Pending;
            if (!fits)
            {
                return how == Kind.Reversal ? "ledger.not_reversible" : "ledger.not_pending";
            }

            if (entries.Find(e => e.Resolves == key) is { } earlier)
            {
                return earlier.Kind == how && earlier.Key == newKey ? null : "ledger.already_resolved";
            }

            if (entries.Exists(e => e.Key == newKey))
            {
                return "ledger.key_reused";
            }

            var lines = how switch
            {
                Kind.Reversal => target.Lines.Select(l => l with { Amount = -l.Amount }),
                Kind.Completion => target.Lines,
                _ => [],
            };
            Add(new(newKey, how, target.ValueDate, Day(day), key, [.. lines]));
            return null;
        }

        internal (long Balance, long Pending) Sum(string account, BalanceDay day)
        {
            var booked = day.Basis == BalanceBasis.Booked ? day.AsOf : day.KnownOn ?? DateOnly.MaxValue;
            var counted = entries
                .Where(e => e.BookedOn <= booked && (day.Basis == BalanceBasis.Booked || e.ValueDate <= day.AsOf))
                .ToList();
            return (
                Sum(account, counted.Where(e => e.Kind != Kind.Pending)),
                Sum(account, counted.Where(e => e.Kind == Kind.Pending
                    && !entries.Exists(r => r.Resolves == e.Key && r.BookedOn <= booked))));
        }

        static long Sum(string account, IEnumerable<Booked> entries) =>
            entries.SelectMany(e => e.Lines).Where(l => l.Account == account).Sum(l => l.Amount.MinorUnits);

        void Add(Booked entry)
        {
            entries.Add(entry);
            Keys.Add(entry.Key);
        }

        sealed record Booked(
            string Key, Kind Kind, DateOnly ValueDate, DateOnly BookedOn, string? Resolves, IReadOnlyList<Line> Lines);
    }
}
