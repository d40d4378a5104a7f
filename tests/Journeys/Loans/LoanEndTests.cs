using System.Text.Json.Nodes;
using Wheelhouse.Kit;
using Xunit;

namespace Wheelhouse.Journeys.Tests.Loans;

/// <summary>Loans of every family from the signature to their end, figures worked by hand.</summary>
public sealed class LoanEndTests(HouseOnSqlite open) : IClassFixture<HouseOnSqlite>
{
    ServedHouse House => open.House;

    /// <summary>135 840 lent at 7.8 % over 24 months with a final sum of 35 %, 47 544.00, is (135 840 − 47 544 ×
    /// 1.0065⁻²⁴) × 0.0065 ÷ (1 − 1.0065⁻²⁴) = 4 294.38 a month; rounded so, 47 543.88 is left for the end.</summary>
    [Fact]
    public async Task A_balloon_loan_comes_to_each_of_its_three_exits()
    {
        using var paid = await Flexible();
        using var refinanced = await Flexible();
        using var returned = await Flexible();
        await LoanJourney.Live(23, paid, refinanced, returned);
        await paid.CloseUntilDue();
        Assert.Equal(Deal.Cny(429_438 + 4_754_388), await paid.DueToday());

        await paid.PayDue();
        await Refinance(refinanced);
        await Return(returned);
        await LoanJourney.End(paid, returned);
        Assert.Equal(Deal.Cny(4_754_400), (await returned.Books())["vehicles.repossessed"]);

        await LoanJourney.Live(5, refinanced);
        await refinanced.CloseUntilDue();
        Assert.Equal(Deal.Cny(810_525), await refinanced.DueToday()); // the last takes the rounding
        await refinanced.PayDue();
        await LoanJourney.End(refinanced);
    }

    async Task<LoanJourney> Flexible()
    {
        var loan = await LoanJourney.Begin(
            House, "haiyue", "Haiyue Flex", LoanJourney.New("qilan-l5-2026", 16_980_000, 3_396_000, 24));
        var opened = await loan.Deal.Account();
        Assert.Equal(Deal.Cny(4_754_400), Deal.Amount(opened["balloon"]!));
        Assert.Equal(Deal.Cny(429_438), Deal.Amount(opened["kpis"]!["nextDue"]!["amount"]!));
        return loan;
    }

    /// <summary>47 543.88 × 0.0065 ÷ (1 − 1.0065⁻⁶) = 8 105.22; today's instalment stays what it was.</summary>
    static async Task Refinance(LoanJourney loan)
    {
        await loan.ChangeByTwo(new { type = "balloonRefinance", instalments = 6 });
        Assert.Equal(Deal.Cny(429_438), await loan.DueToday());
        await loan.PayDue();
        var next = Deal.Amount((await loan.Kpis())["nextDue"]!["amount"]!);
        Assert.Equal((Deal.Cny(810_522), 30), (next, (await loan.Rows()).Count));
    }

    /// <summary>The car is taken for the final sum as agreed, 47 544.00, 0.12 more than is left: that is the
    /// customer's and goes back to him.</summary>
    static async Task Return(LoanJourney loan)
    {
        await loan.Pay(Deal.Cny(429_438));
        await loan.ChangeByTwo(new { type = "vehicleReturn" });
        Assert.Equal(Deal.Cny(12), Deal.Amount((await loan.Kpis())["credit"]!));
        await loan.ChangeByTwo(new { type = "creditRefund", amount = Deal.Cny(12) });
    }

    /// <summary>135 840 at 1.99 % are 5 778.07 a month; at the 7.32 % that the lender earns they are worth 128 636.62,
    /// so the maker pays 7 203.38. After six, 102 384.76 is owed and the 18 left are worth 98 215.67: the maker gets
    /// 4 169.09 back, and 3 034.29 stay earned.</summary>
    [Fact]
    public async Task A_subsidised_loan_is_paid_off_early_and_the_maker_claws_back()
    {
        using var loan = await LoanJourney.Begin(
            House, "haiyue", "Qilan Subsidised by Haiyue", LoanJourney.New("qilan-l5-2026", 16_980_000, 3_396_000, 24));
        Assert.Equal(Deal.Cny(720_338), (await loan.Books())["subsidy.receivable"]);

        await LoanJourney.Live(6, loan);
        var quote = (await loan.Deal.Customer.Get($"{loan.Deal.Agreement}/settlement-quote")).Done;
        Assert.Equal(Deal.Cny(10_238_476), Deal.Amount(quote["total"]!));
        _ = (await loan.Deal.Customer.Post($"{loan.Deal.Agreement}/settlement", new { amount = quote["total"] })).Done;
        await LoanJourney.End(loan);

        var books = await loan.Books();
        Assert.Equal(Deal.Cny(720_338 - 416_909), books["subsidy.receivable"]);
        Assert.Equal(Deal.Cny(-303_429), books["subsidy.income"]);
    }

    /// <summary>135 840 at 7.32 % over 24 months are 6 101.63 a month, of which 828.62 are interest first and 5 273.01
    /// principal. Three days late cost nothing; ten cost 5 273.01 × 10.98 % × 10/365 = 15.86, and are income when they
    /// are paid.</summary>
    [Fact]
    public async Task An_instalment_ten_days_late_costs_late_interest_and_three_days_nothing()
    {
        using var loan = await LoanJourney.Begin(
            House, "haiyue", "Haiyue Standard", LoanJourney.New("qilan-l5-2026", 16_980_000, 3_396_000, 24));
        await loan.CloseUntilDue();
        var due = await loan.Deal.Today();
        await loan.Deal.CloseUntil(due.AddDays(3));
        Assert.Equal(Deal.Cny(610_163), await loan.DueToday());

        await loan.Deal.CloseUntil(due.AddDays(10));
        Assert.Equal(Deal.Cny(610_163 + 1_586), await loan.DueToday());
        await loan.PayDue();
        Assert.Equal(Deal.Cny(0), await loan.DueToday());
        Assert.Equal(Deal.Cny(-1_586), (await loan.Books())["late.income"]);
    }

    /// <summary>First and last principal by hand: 90 000 at 6.8 % over 12 months are 7 779.11 a month, of which 510.00
    /// are interest first, 43.83 last; 78 960 at 5.75 % are 6 786.74 with 378.35 and 32.36; equal principal is 135 840
    /// ÷ 12.</summary>
    [Fact]
    public async Task Used_cars_vans_and_equal_principal_are_paid_to_the_last_instalment()
    {
        using var used = await Begin("Jiangcheng Used Car", Used);
        using var van = await Begin(
            "Jiangcheng Commercial", LoanJourney.New("qilan-van-2026", 11_280_000, 3_384_000, 12, "commercial"));
        using var level = await Begin(
            "Jiangcheng Equal Principal", LoanJourney.New("qilan-l5-2026", 16_980_000, 3_396_000, 12));
        await LoanJourney.Live(12, used, van, level);

        await LoanJourney.End(used, van, level);
        Assert.Equal((726_911, 773_529), await FirstAndLast(used));
        Assert.Equal((640_839, 675_433), await FirstAndLast(van));
        Assert.Equal((1_132_000, 1_132_000), await FirstAndLast(level));
    }

    Task<LoanJourney> Begin(string product, Func<string?, object> wish) =>
        LoanJourney.Begin(House, "jiangcheng", product, wish);

    static async Task<(long First, long Last)> FirstAndLast(LoanJourney loan)
    {
        var rows = await loan.Rows();
        return (Principal(rows[0]!), Principal(rows[^1]!));

        static long Principal(JsonNode row) => Deal.Amount(row["principal"]!).MinorUnits;
    }

    /// <summary>A car of 2024, appraised at its price of 150 000, with 60 000 down.</summary>
    static object Used(string? vin) => new
    {
        modelCode = "qilan-l7-hybrid-2024",
        use = "ownUse",
        condition = "used",
        price = Deal.Cny(15_000_000),
        down = Deal.Cny(6_000_000),
        months = 12,
        valuation = Deal.Cny(15_000_000),
        firstRegistered = "2024-01-05",
        vin,
    };
}
