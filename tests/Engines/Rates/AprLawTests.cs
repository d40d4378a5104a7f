using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Lending;
using Xunit;

namespace Wheelhouse.Engines.Tests.Rates;

/// <summary>Laws that hold for every loan that is advanced first and paid after.</summary>
public sealed class AprLawTests
{
    static readonly AprMethod[] Methods =
        [AprMethod.Eu, AprMethod.Uk, AprMethod.Xirr, AprMethod.ChinaSimple, AprMethod.ChinaCompound];

    // Monthly rate in hundred-thousandths, number of payments, principal in hundreds.
    static readonly Gen<(int Rate, int Count, int Hundreds)> Loans =
        from rate in Gen.Choose(0, 5_000)
        from count in Gen.Choose(1, 84)
        from hundreds in Gen.Choose(1, 10_000)
        select (rate, count, hundreds);

    [Fact]
    public void Without_fees_the_rate_is_the_rate_of_the_schedule() => Check.QuickThrowOnFailure(
        Prop.ForAll(Loans.ToArbitrary(), loan =>
        {
            var monthly = loan.Rate / 100_000m;
            var payments = Annuity(loan.Hundreds * 100m, monthly, loan.Count);
            var units = payments.Select(p => new UnitPeriodFlow(p.Amount, p.Month)).ToList();
            var simple = Apr.Monthly(AprMethod.ChinaSimple, [new(loan.Hundreds * 100m, 0)], payments).Value;
            var actuarial = Apr.UsActuarial([new(loan.Hundreds * 100m, 0)], units, 12).Value;

            return Math.Abs(simple.PerPeriod - monthly) < 1e-18m
                && Math.Abs(actuarial.Annual.PerYear - (12m * monthly)) < 1e-17m;
        }));

    [Fact]
    public void A_fee_raises_every_rate_and_a_greater_fee_raises_it_more() => Check.QuickThrowOnFailure(
        Prop.ForAll(Loans.ToArbitrary(), loan =>
        {
            var principal = loan.Hundreds * 100m;
            var payments = Annuity(principal, loan.Rate / 100_000m, loan.Count);
            return Methods.All(method =>
            {
                var rates = new[] { 0m, 0.01m, 0.05m }
                    .Select(fee => Apr.Monthly(method, [new(principal, 0)], [new(principal * fee, 0), .. payments]))
                    .Select(answer => answer.Value.Annual)
                    .ToList();
                return rates[0] < rates[1] && rates[1] < rates[2];
            });
        }));

    [Fact]
    public void The_rate_does_not_see_the_unit_of_money() => Check.QuickThrowOnFailure(
        Prop.ForAll(Loans.ToArbitrary(), loan =>
        {
            var payments = Annuity(100m, loan.Rate / 100_000m, loan.Count);
            var scaled = payments.Select(p => p with { Amount = p.Amount * loan.Hundreds }).ToList();
            return Math.Abs(
                Apr.Monthly(AprMethod.Eu, [new(99m, 0)], payments).Value.Annual.PerYear
                - Apr.Monthly(AprMethod.Eu, [new(99m * loan.Hundreds, 0)], scaled).Value.Annual.PerYear) < 1e-16m;
        }));

    [Fact]
    public void The_compound_rate_is_the_growth_of_twelve_simple_months() => Check.QuickThrowOnFailure(
        Prop.ForAll(Loans.ToArbitrary(), loan =>
        {
            var payments = Annuity(100m, loan.Rate / 100_000m, loan.Count);
            var simple = Apr.Monthly(AprMethod.ChinaSimple, [new(95m, 0)], payments).Value.Annual.PerYear;
            var compound = Apr.Monthly(AprMethod.ChinaCompound, [new(95m, 0)], payments).Value.Annual.PerYear;
            var grown = Enumerable.Range(0, 12).Aggregate(1m, (growth, _) => growth * (1m + (simple / 12m))) - 1m;
            return Math.Abs(compound - grown) < 1e-18m;
        }));

    // Unrounded equal payments, so that the rate of the schedule is exact.
    static List<MonthFlow> Annuity(decimal principal, decimal rate, int count)
    {
        var factor = Enumerable.Range(1, count).Aggregate((Sum: 0m, Discount: 1m), (at, _) =>
        {
            var discount = at.Discount / (1m + rate);
            return (at.Sum + discount, discount);
        }).Sum;
        return [.. Enumerable.Range(1, count).Select(month => new MonthFlow(principal / factor, month))];
    }
}
