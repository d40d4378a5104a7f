using Xunit;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Commands at once on one account: each lands wholly or is refused, none is lost, laws hold.</summary>
public sealed class RaceTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Payments_at_once_on_one_account_all_land(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();

        var all = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(i => Task.Run(() => loans.Pay(loan, 100_00 * i, key: $"k{i}"))));

        Assert.All(all, outcome => Assert.True(outcome.IsDone, outcome.Refused?.Sentence));
        Assert.Equal([2, 3, 4, 5, 6, 7], all.Select(o => o.Value.Event).Order());
        Assert.Equal(12_000_00 - 2_100_00, (await loans.Row(loan)).PrincipalLeft);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Two_settlements_at_once_settle_once(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();

        // on the day of the payout 12,000.00 settles; whoever comes second finds nothing owed
        var all = await Task.WhenAll(
            Enumerable.Range(1, 2).Select(i => Task.Run(() => loans.Pay(loan, 12_000_00, key: $"k{i}"))));

        Assert.Equal("servicing.nothing_owed", Assert.Single(all, o => !o.IsDone).Refused?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task One_key_sent_many_times_at_once_pays_once(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();

        var all = await Task.WhenAll(
            Enumerable.Range(1, 6).Select(_ => Task.Run(() => loans.Pay(loan, 100_00, key: "same"))));

        Assert.Single(all.Select(o => o.Value.Event).Distinct());
        Assert.Equal(11_900_00, (await loans.Row(loan)).PrincipalLeft);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_payment_during_the_close_of_the_day_counts_once(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var several = new[] { await loans.Lend(), await loans.Lend(), await loans.Lend() };
        await loans.MoveTo(new(2026, 2, 4));

        var paying = several.Select(loan => Task.Run(() => loans.Pay(loan, 4_080_27)));
        await Task.WhenAll([.. paying, Task.Run(() => loans.MoveTo(new(2026, 2, 5)))]);

        foreach (var loan in several)
        {
            Assert.Equal(8_039_73, (await loans.Row(loan)).PrincipalLeft + Early(await loans.Row(loan)));
        }

        // paid on the eve, 116.13 of interest (120.00 × 30 ÷ 31) is split off and 3.87 more principal repaid
        static long Early(Wheelhouse.Servicing.Storage.AccountRow row) => row.PrincipalLeft == 8_035_86 ? 3_87 : 0;
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_stale_version_is_refused_and_the_present_one_taken(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var loan = await loans.Lend();
        var seen = (await loans.Row(loan)).Version;

        var first = await loans.Pay(loan, 100_00, seen: seen);
        var stale = await loans.Pay(loan, 100_00, seen: seen);
        var fresh = await loans.Pay(loan, 100_00, seen: first.Value.Version);

        Assert.Equal("platform.stale", stale.Refused?.Code);
        Assert.True(fresh.IsDone);
        Assert.Equal((await loans.Row(loan)).Version, fresh.Value.Version);
    }
}
