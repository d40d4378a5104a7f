using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Ledger;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>What a person may book by hand, and take back.</summary>
public sealed class ManualEntryTests
{
    static readonly DateOnly Today = TestHouse.FirstDay;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_manual_entry_is_booked_and_taken_back_once(bool postgres)
    {
        await using var books = await BooksOnTest.Open(postgres);
        var posted = (await Post(books, "bank", "equity.capital")).Value;
        Assert.Equal(Today, posted.BookedOn);

        var reversed = await Reverse(books, posted.Id);
        Assert.Equal($"{posted.Key}/reversed", reversed.Value.Key);
        Assert.Equal(reversed.Value.Id, (await Reverse(books, posted.Id)).Value.Id);
        Assert.Equal("ledger.not_manual", Code(await Reverse(books, Id<Entry>.Parse((await Event(books)).Value))));
        Assert.Equal("ledger.no_such_entry", Code(await Reverse(books, Id<Entry>.New(books.House.Clock))));
    }

    [Theory]
    [InlineData("loans.principal", "bank", "ledger.control_account")]
    [InlineData("bank", "bank.vault", "ledger.unknown_account")]
    public async Task The_house_alone_books_on_control_accounts(string debit, string credit, string code)
    {
        await using var books = await BooksOnTest.Open(postgres: false);
        Assert.Equal(code, Code(await Post(books, debit, credit)));
    }

    [Fact]
    public async Task A_manual_entry_needs_words_and_a_value_date_that_has_come()
    {
        await using var books = await BooksOnTest.Open(postgres: false);

        Assert.Equal("ledger.value_date_ahead", Code(await Post(books, "bank", "suspense", Today.AddDays(1))));
        Assert.Equal("ledger.no_narrative", Code(await Post(books, "bank", "suspense", words: new("", " "))));
    }

    [Fact]
    public async Task Without_books_nothing_is_booked()
    {
        await using var books = await BooksOnTest.Open(postgres: false);
        var stranger = books.House.Newcomer(Wheelhouse.Platform.Role.Treasury);
        var asked = Asked("bank", "suspense", Today, null);
        var refused = await books.House.Run<PostManualEntry, EntryPosted>(stranger, asked);

        Assert.Equal("ledger.no_books", refused.Refused?.Code);
    }

    static string? Code<T>(Outcome<T> outcome) => outcome.Refused?.Code;

    static Task<Outcome<EntryPosted>> Post(
        BooksOnTest books, string debit, string credit, DateOnly? valueDate = null, Text? words = null) =>
        books.House.Run<PostManualEntry, EntryPosted>(books.Lender, Asked(debit, credit, valueDate ?? Today, words));

    static PostManualEntry Asked(string debit, string credit, DateOnly valueDate, Text? words) => new(
        valueDate, words ?? new("出资", "Capital"),
        [new(debit, new(100, Currency.Cny)), new(credit, new(-100, Currency.Cny))]);

    static Task<Outcome<EntryPosted>> Reverse(BooksOnTest books, Id<Entry> entry) =>
        books.House.Run<ReverseEntry, EntryPosted>(books.Lender, new(entry, new("更正", "Correction")));

    static Task<Outcome<string>> Event(BooksOnTest books) => books.Post(new(
        "agr_1/1", Today, Today, new("测试", "A test"), "agr_1",
        [new("bank", new(1000, Currency.Cny)), new("suspense", new(-1000, Currency.Cny))]));
}
