using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>The laws find what somebody did to the tables behind the house's back, and the house itself refuses to do
/// it.</summary>
public sealed class LedgerLawsTests
{
    const string Doubled =
        "update ledger_lines set amount = 2 * amount "
        + "where entry = (select resolves from ledger_entries where resolves is not null)";

    static readonly DateOnly Day = new(2026, 1, 5);

    [Theory]
    [InlineData(false, "update ledger_lines set amount = amount + 1 where account = 'bank'", "out by 2")]
    [InlineData(true, "update ledger_lines set amount = amount + 1 where account = 'bank'", "out by 2")]
    [InlineData(false, Doubled, "does not mirror")]
    [InlineData(true, Doubled, "does not mirror")]
    [InlineData(false, "delete from ledger_lines", "has no lines")]
    [InlineData(false, "update ledger_lines set booked_on = '2026-01-06' where number = 0", "differ from it")]
    [InlineData(false, "update ledger_lines set amount_currency = 'USD' where number = 0", "lines that sum to 0")]
    public async Task Tampering_is_found(bool postgres, string statement, string breach)
    {
        await using var books = await BooksOnTest.Open(postgres);
        books.House.BooksAreBroken = true;
        await books.Post(Some("k1"));
        await books.Do(async (journal, cancel) =>
            (await journal.Reverse(books.Lender.Organisation, "k1", "r1", Day, new("冲正", "Reversal"), cancel))
            .Select(id => id.ToString()));
        Assert.Empty(await books.Breaches());

        // whoever alters tables at will has dropped the triggers first
        await books.House.Read(books.Lender, async house =>
        {
            await DropTriggers(house);
            return await house.Database.ExecuteSqlRawAsync(statement);
        });

        Assert.Contains(await books.Breaches(), b => b.Contains(breach, StringComparison.Ordinal));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task From_a_day_on_earlier_entries_are_not_looked_at_again(bool postgres)
    {
        await using var books = await BooksOnTest.Open(postgres);
        books.House.BooksAreBroken = true;
        await books.Post(Some("k1"));
        await books.House.Read(books.Lender, async house =>
        {
            await DropTriggers(house);
            return await house.Database.ExecuteSqlRawAsync(
                "update ledger_lines set value_date = '2025-12-31' where number = 0");
        });

        Assert.Single(await Since(Day));
        Assert.Empty(await Since(Day.AddDays(1)));

        Task<IReadOnlyList<string>> Since(DateOnly day) => books.House.In(
            books.Lender,
            p => LedgerLaws.Check(p.GetRequiredService<House>(), day, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_house_refuses_to_change_or_delete_a_line()
    {
        await using var books = await BooksOnTest.Open(postgres: false);
        await books.Post(Some("k1"));

        await books.House.Read(books.Lender, async house =>
        {
            var line = await house.Set<LineRow>().FirstAsync();
            house.Remove(line);
            await Assert.ThrowsAsync<InvalidOperationException>(() => house.SaveChangesAsync());
            house.Entry(line).State = EntityState.Modified;
            Assert.Throws<InvalidOperationException>(() => house.SaveChanges());
            return 0;
        });
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Many_posting_at_once_keep_the_books_in_order(bool postgres)
    {
        await using var books = await BooksOnTest.Open(postgres);

        // two of each key race; one books, the other is told the same entry
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => Task.Run(() => books.Post(Some($"k{i / 2}")))));

        Assert.All(outcomes, o => Assert.True(o.IsDone, o.Refused?.Code));
        Assert.Equal(20, outcomes.Select(o => o.Value).Distinct().Count());
        Assert.Equal(20, await books.Entries());
    }

    [Fact]
    public async Task Strangers_see_no_entry_and_no_account()
    {
        await using var books = await BooksOnTest.Open(postgres: false);
        await books.Post(Some("k1"));
        var stranger = books.House.Newcomer(Role.Treasury);

        Assert.Equal(0, await books.House.Read(stranger, h => h.Set<LineRow>().CountAsync()));
        Assert.Empty(await books.House.In(
            stranger, p => p.GetRequiredService<IJournal>().Of("agr_1", TestContext.Current.CancellationToken)));
        Assert.Single(await books.House.In(
            books.Lender, p => p.GetRequiredService<IJournal>().Of("agr_1", TestContext.Current.CancellationToken)));
    }

    static Posting Some(string key) => new(
        key, Day, Day, new("测试", "A test"), "agr_1",
        [new("bank", new(1000, Currency.Cny)), new("suspense", new(-1000, Currency.Cny))]);

    static async Task DropTriggers(House house)
    {
        if (house.Database.IsSqlite())
        {
            await house.Database.ExecuteSqlRawAsync(
                "drop trigger if exists ledger_lines_update; drop trigger if exists ledger_lines_delete");
        }
        else
        {
            await house.Database.ExecuteSqlRawAsync("alter table ledger_lines disable trigger user");
        }
    }
}
