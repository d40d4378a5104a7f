using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Ledger.Storage;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>Entries by the thousand are entries like any other, and the same when they are booked again.</summary>
public sealed class PostManyTests
{
    static readonly DateOnly Day = new(2026, 1, 5);
    static readonly DateTimeOffset At = new(2026, 1, 5, 22, 0, 0, TimeSpan.Zero);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_thousand_entries_stand_and_balance(bool postgres)
    {
        await using var books = await BooksOnTest.Open(postgres);

        var done = await Many(books, [.. Enumerable.Range(1, 1_000).Select(i => Of($"k{i}", i))]);

        Assert.True(done.IsDone);
        Assert.Equal(1_000, await books.Entries());
        var cards = await books.House.In(
            books.Lender, p => Service(p).Of("subject k7", TestContext.Current.CancellationToken));
        Assert.Equal(["bank:700", "suspense:-700"], cards[0].Lines.Select(l => $"{l.Account}:{l.Amount.MinorUnits}"));
        Assert.Empty(await books.Breaches());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task One_that_is_wrong_refuses_all(bool postgres)
    {
        await using var books = await BooksOnTest.Open(postgres);
        var wrong = Of("bad", 5) with { Lines = [new("bank", Cny(1)), new("suspense", Cny(-2))] };

        var done = await Many(books, [Of("good", 5), wrong]);

        Assert.Equal("ledger.unbalanced", done.Refused?.Code);
        Assert.Equal(0, await books.Entries());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_key_that_is_taken_refuses_all(bool postgres)
    {
        await using var books = await BooksOnTest.Open(postgres);
        await Many(books, [Of("first", 5)]);

        var done = await Many(books, [.. Enumerable.Range(1, 300).Select(i => Of($"k{i}", i)), Of("first", 5)]);

        Assert.Equal("ledger.key_reused", done.Refused?.Code);
        Assert.Equal(1, await books.Entries());
    }

    [Fact]
    public async Task The_same_run_books_the_same_ids()
    {
        await using var one = await BooksOnTest.Open(postgres: false);
        await Many(one, [Of("k1", 5), Of("k2", 6)]);

        var rows = await one.House.Read(one.Lender, h => h.Set<EntryRow>().OrderBy(e => e.Key).ToListAsync());

        Assert.Equal(
            rows.Select(r => Id<Entry>.Named(At, $"{one.Lender.Organisation}/{r.Key}")), rows.Select(r => r.Id));
        Assert.All(rows, row => Assert.Equal(At, row.RecordedAt));
        Assert.Equal("019b902c97007", rows[0].Id.Value.ToString("N")[..13]); // the instant in ms, and the version
    }

    static Task<Outcome<string>> Many(BooksOnTest books, IReadOnlyList<Posting> all) => books.Do(
        async (journal, cancel) =>
            (await journal.PostMany(books.Lender.Organisation, all, At, cancel)).Select(_ => "done"));

    static Posting Of(string key, int yuan) => new(
        key, Day, Day, new("收款", "Receipt"), $"subject {key}",
        [new("bank", Cny(yuan * 100)), new("suspense", Cny(-yuan * 100))]);

    static Money Cny(long minorUnits) => new(minorUnits, Currency.Cny);

    static IJournal Service(IServiceProvider provider) => (IJournal)provider.GetService(typeof(IJournal))!;
}
