using System.Globalization;
using System.Text.Json;
using Wheelhouse.Cli.Tapes;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>The search for days and its agreement with the engine; and real tapes, where they are at hand.</summary>
public sealed class TapeTests
{
    static readonly DateOnly Day = new(2019, 12, 1);

    [Theory]
    [InlineData(0, 1_111_166, "0.0704", 32, 6_858)] // 11 111.66 × 7.04 % × 32/365 = 68.5816
    [InlineData(1, 1_111_166, "0.0704", 32, 6_857)] // × 0.00019287 × 32 = 68.5788, cut
    [InlineData(2, 1_000_000, "0.0732", 31, 6_217)] // 10 000 × 7.32 % × 31/365 = 62.1699: all nights begin in 2019
    [InlineData(2, 1_000_000, "0.0732", 62, 12_417)] // and 31/366 more in 2020: 62.1699 + 62.0000 = 124.1699
    public void Interest_by_each_convention(int convention, long balance, string rate, int nights, long cents)
    {
        var perYear = new Rate(decimal.Parse(rate, CultureInfo.InvariantCulture));
        var (from, to) = (Day.DayNumber, Day.DayNumber + nights);

        Assert.Equal(cents, Convention.All[convention].Interest(balance, perYear, from, to));
    }

    [Fact]
    public void What_the_search_counts_the_engine_books()
    {
        var random = new Random(20_260_301);
        for (var n = 0; n < 2_000; n++)
        {
            var convention = Convention.All[n % Convention.All.Count];
            var (balance, rate) = (random.NextInt64(10_000, 10_000_000), new Rate(random.Next(0, 2_500) / 10_000m));
            var from = new DateOnly(2017, 1, 1).DayNumber + random.Next(0, 2_000);
            var to = from + random.Next(0, 400);
            var interest = convention.Interest(balance, rate, from, to);
            var terms = convention.Terms(balance, rate, from, 60);
            LoanEvent[] events =
            [
                new Disbursed(1, terms.StartDate, terms.StartDate, terms.Principal),
                new Repaid(2, Convention.Booked(to), Convention.Booked(to), new(interest + 1, Currency.Usd)),
            ];

            var receipt = Assert.Single(LoanFold.Fold(terms, events, Convention.Booked(to)).Receipts);

            Assert.Equal((interest, 1), (receipt.Interest.MinorUnits, receipt.Principal.MinorUnits));
        }
    }

    [Fact]
    public void Days_are_found_from_every_day_that_interest_may_have_been_paid_through()
    {
        // 2.00 a day on 10 000.00 at 7.3 %: 60.00 is 30 days, from the 1st or from the 3rd
        var search = new DaySearch(Convention.All[0], new(0.073m), 1_000_000);
        var first = Day.DayNumber;

        Assert.Equal([first + 30, first + 32], search.Ends([first, first + 2], 6_000, first + 1, first + 60));
        Assert.Empty(search.Ends([first], 6_001, first + 1, first + 60));
        Assert.Empty(search.Ends([first], 6_000, first + 31, first + 60));
        Assert.Equal(first + 2, search.Start([first, first + 2], 6_000, first + 32));
    }

    [Fact]
    public void A_balance_too_small_to_earn_a_cent_a_day_fits_several_days()
    {
        // 10.00 at 7.3 % earns 0.002 a day: 0.5 cent is reached on the 3rd day, 1.5 cents on the 8th
        var search = new DaySearch(Convention.All[0], new(0.073m), 1_000);

        Assert.Equal([3, 4, 5, 6, 7], search.Ends([Day.DayNumber], 1, Day.DayNumber, Day.DayNumber + 30)
            .Select(day => day - Day.DayNumber));
    }

    [Theory]
    [InlineData("us-auto-abs-aart2171_2017", 1_737, 46_468)]
    [InlineData("us-auto-abs-aart2895_2019", 2_316, 65_766)]
    public async Task Nine_in_ten_payments_of_real_loans_come_out_to_the_cent(string tape, int loans, int loanMonths)
    {
        var file = Path.Combine(Wheelhouse.Shared, "data", tape, "train.csv.gz");
        Assert.SkipUnless(File.Exists(file), "The tapes are not beside the repository; set WHEELHOUSE_SHARED.");

        var answer = await Wheelhouse.Run("", TestContext.Current.CancellationToken, "tape", "replay", file);

        Assert.Equal(0, answer.Exit);
        using var report = JsonDocument.Parse(answer.Output);
        var root = report.RootElement;
        Assert.Equal((loans, loanMonths), (Count(root, "loans"), Count(root, "loanMonths")));
        Assert.True(root.GetProperty("share").GetDecimal() >= 0.90m, answer.Output);
        var named = root.GetProperty("unmatched").EnumerateArray().ToList();
        Assert.Equal(loanMonths - Count(root, "matchedToTheCent"), named.Sum(one => Count(one, "loanMonths")));
        Assert.All(named, one => Assert.Contains(
            one.GetProperty("reason").GetString(), Reasons.All.Select(reason => reason.Name)));
    }

    static int Count(JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
