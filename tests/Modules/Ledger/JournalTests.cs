using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>What the journal promises, on both databases.</summary>
public sealed class JournalTests
{
    static readonly DateOnly Day = TestHouse.FirstDay;

    static readonly Text Words = new("测试", "A test");

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_key_and_content_answer_the_same_entry(bool postgres)
    {
        await using var test = await Books(postgres);
        var first = await test.Post(Loan("k1", 100));
        var again = await test.Post(Loan("k1", 100));

        Assert.Equal(first.Value, again.Value);
        Assert.Single(await test.House.Read(test.Lender, h => h.Set<Wheelhouse.Ledger.Storage.EntryRow>().ToListAsync()));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task The_same_key_with_other_content_is_refused(bool postgres)
    {
        await using var test = await Books(postgres);
        await test.Post(Loan("k1", 100));

        Assert.Equal("ledger.key_reused", (await test.Post(Loan("k1", 101))).Refused?.Code);
    }

    static Posting Loan(string key, long minor) => new(
        key, Day, Day, Words, "agr_1",
        [new("loans.principal", new(minor, Currency.Cny)), new("bank", new(-minor, Currency.Cny))]);

    static Task<BooksOnTest> Books(bool postgres) => BooksOnTest.Open(postgres);
}
